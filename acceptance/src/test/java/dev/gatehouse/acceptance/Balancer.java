package dev.gatehouse.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands each connection to the next of several ports that answers: a load balancer that knows no sessions. */
final class Balancer implements AutoCloseable {

    private final ServerSocket door;
    private final List<Integer> ports;
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<Integer, Integer> served = new ConcurrentHashMap<>();

    Balancer(List<Integer> ports) {
        this.ports = ports;
        try {
            this.door = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** How many connections a port got. */
    int served(int port) {
        return served.getOrDefault(port, 0);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void run(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // One of the ends has hung up.
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Socket near = door.accept();
            run(() -> connect(near));
        }
    }

    private void connect(Socket near) throws IOException {
        try (near;
                Socket far = far()) {
            run(() -> pump(far, near));
            pump(near, far);
        }
    }

    private Socket far() throws IOException {
        IOException nobody = new IOException("no port");
        for (int i = 0; i < ports.size(); i++) {
            int port = ports.get(Math.floorMod(turn.getAndIncrement(), ports.size()));
            try {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                served.merge(port, 1, Integer::sum);
                return socket;
            } catch (IOException e) {
                nobody = e;
            }
        }
        throw nobody;
    }

    private static void pump(Socket from, Socket into) throws IOException {
        try (from;
                into) {
            from.getInputStream().transferTo(into.getOutputStream());
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
