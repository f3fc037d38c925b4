package dev.gatehouse.edge;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A backend that does on each connection what a test says, byte by byte. */
public final class ScriptedBackend implements AutoCloseable {

    private final ServerSocket server;

    private ScriptedBackend(ServerSocket server) {
        this.server = server;
    }

    /** What happens on one connection; it is closed at the end. */
    @FunctionalInterface
    public interface Script {
        void run(Talk talk) throws IOException, InterruptedException;
    }

    public static ScriptedBackend doing(Script script) {
        try {
            return doing(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same on a socket of the test's own making. */
    public static ScriptedBackend doing(ServerSocket server, Script script) {
        ScriptedBackend backend = new ScriptedBackend(server);
        inBackground(() -> backend.accept(script));
        return backend;
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public int port() {
        return server.getLocalPort();
    }

    private void accept(Script script) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                inBackground(() -> run(script, socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void run(Script script, Socket socket) {
        try (socket) {
            script.run(new Talk(socket, new BufferedInputStream(socket.getInputStream()), socket.getOutputStream()));
        } catch (IOException e) {
            // The edge hung up, which is for the test to notice.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "scripted-backend");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection as the backend has it. */
    public record Talk(Socket socket, InputStream in, OutputStream out) {

        /** The head of the next request. */
        public String head() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("the edge hung up");
                }
                head.append((char) next);
            }
            return head.toString();
        }

        public Talk say(String bytes) throws IOException {
            out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return this;
        }
    }
}
