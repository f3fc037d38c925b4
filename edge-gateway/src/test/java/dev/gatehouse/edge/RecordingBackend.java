package dev.gatehouse.edge;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A backend that keeps what it is sent, byte for byte, and answers what it is told to. Connections stay open. */
public final class RecordingBackend implements AutoCloseable {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final ServerSocket server;
    private final List<HttpText> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable String answer = OK;

    private RecordingBackend(ServerSocket server) {
        this.server = server;
    }

    public static RecordingBackend start() {
        try {
            RecordingBackend backend = new RecordingBackend(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            inBackground(backend::accept);
            return backend;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens, such as {@code http://127.0.0.1:4711}. */
    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** All requests since the last {@link #reset()}, in the order of their arrival. */
    public List<HttpText> requests() {
        return List.copyOf(requests);
    }

    /** The one request that arrived. */
    public HttpText request() {
        List<HttpText> all = requests();
        if (all.size() != 1) {
            throw new AssertionError("the backend was called " + all.size() + " times, not once");
        }
        return all.get(0);
    }

    /** From now on answers these bytes. */
    public void answers(String bytes) {
        answer = bytes;
    }

    /** From now on takes requests and says nothing. */
    public void staysSilent() {
        answer = null;
    }

    /** Forgets what came, and answers 200 again. */
    public void reset() {
        requests.clear();
        answer = OK;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                inBackground(() -> converse(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (Optional<HttpText> next = HttpText.read(in, false, false);
                    next.isPresent();
                    next = HttpText.read(in, false, false)) {
                requests.add(next.get());
                String text = answer;
                if (text != null) {
                    boolean head = next.get().startLine().startsWith("HEAD ");
                    String sent = head ? text.substring(0, text.indexOf("\r\n\r\n") + 4) : text;
                    socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
                    socket.getOutputStream().flush();
                }
            }
        } catch (IOException e) {
            // The edge hung up, or the test is over.
        } finally {
            open.remove(socket);
        }
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "recording-backend");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
