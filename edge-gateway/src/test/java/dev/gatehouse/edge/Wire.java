package dev.gatehouse.edge;

import dev.gatehouse.edge.RawClient.Answer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import javax.net.SocketFactory;

/** One connection that stays open for as many bytes and answers as a test likes. A character is a byte (ISO 8859-1). */
public final class Wire implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
    }

    public static Wire to(int port) {
        return to(port, SocketFactory.getDefault());
    }

    /** Through TLS, for example. */
    public static Wire to(int port, SocketFactory sockets) {
        try {
            return new Wire(sockets.createSocket(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Wire send(String bytes) {
        return send(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Wire send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next answer; without a status if the server hung up. */
    public Answer answer() {
        return read(false);
    }

    /** The next answer, to a HEAD request. */
    public Answer headAnswer() {
        return read(true);
    }

    private Answer read(boolean bodiless) {
        try {
            return HttpText.read(in, true, bodiless).map(Answer::new).orElse(Answer.NONE);
        } catch (SocketException e) {
            return Answer.NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next bytes as they come, at most {@code most}; empty if the server hung up. */
    public String bytes(int most) {
        try {
            byte[] some = new byte[most];
            int count = in.read(some);
            return count < 0 ? "" : new String(some, 0, count, StandardCharsets.ISO_8859_1);
        } catch (SocketException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads until {@code text} has come. */
    public String until(String text) {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(text) < 0) {
            String next = bytes(1);
            if (next.isEmpty()) {
                throw new AssertionError("hung up after: " + read);
            }
            read.append(next);
        }
        return read.toString();
    }

    /** Whether the server hangs up without another byte. */
    public boolean over() {
        return bytes(1).isEmpty();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
