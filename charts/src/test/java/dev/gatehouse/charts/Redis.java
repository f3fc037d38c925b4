package dev.gatehouse.charts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;

/** A Redis that keeps nothing. */
final class Redis implements AutoCloseable {

    private static final int TRIES = 200;
    private static final long PAUSE_NANOS = 50_000_000;

    private final int port = Running.freePort();
    private final Process process;

    Redis() {
        try {
            process = new ProcessBuilder(
                            "redis-server",
                            "--bind",
                            "127.0.0.1",
                            "--port",
                            "" + port,
                            "--save",
                            "",
                            "--appendonly",
                            "no")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("is redis-server installed?", e);
        }
        for (int tries = 0; !listens(); tries++) {
            if (tries > TRIES) {
                throw new IllegalStateException("redis-server did not come up");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    int port() {
        return port;
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
