package dev.gatehouse.adapter.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes bytes on to a server of this machine, and holds all of them back for a while. */
public final class SlowLine implements AutoCloseable {

    private final int to;
    private final ServerSocket door;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private boolean stalled;

    public SlowLine(int to) {
        this.to = to;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    public synchronized void stall() {
        stalled = true;
    }

    public synchronized void goOn() {
        stalled = false;
        notifyAll();
    }

    private synchronized void pass() throws InterruptedException {
        while (stalled) {
            wait();
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void run(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException e) {
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
            sockets.add(near);
            run(() -> connect(near));
        }
    }

    private void connect(Socket near) throws IOException, InterruptedException {
        try (near;
                Socket far = new Socket(InetAddress.getLoopbackAddress(), to)) {
            sockets.add(far);
            run(() -> pump(far, near));
            pump(near, far);
        }
    }

    private void pump(Socket from, Socket into) throws IOException, InterruptedException {
        try (from;
                into) {
            InputStream in = from.getInputStream();
            OutputStream out = into.getOutputStream();
            byte[] some = new byte[8192];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                pass();
                out.write(some, 0, read);
            }
        }
    }

    @Override
    public void close() throws IOException {
        goOn();
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
