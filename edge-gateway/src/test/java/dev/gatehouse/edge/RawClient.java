package dev.gatehouse.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends exactly the bytes it is given, each time on a connection of its own: a client library would mend what the tests
 * are about. A character is a byte (ISO 8859-1).
 */
public final class RawClient {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final int port;

    public RawClient(int port) {
        this.port = port;
    }

    /** GET with these header lines after {@code Host}. */
    public Answer get(String target, String... headers) {
        return send("GET " + target + " HTTP/1.1", headers);
    }

    /** A request without a body: the request line, {@code Host}, and these header lines. */
    public Answer send(String requestLine, String... headers) {
        List<String> lines = new ArrayList<>(List.of(requestLine, "Host: edge.test"));
        lines.addAll(List.of(headers));
        return raw(String.join("\r\n", lines) + "\r\n\r\n");
    }

    /** These bytes and nothing else. */
    public Answer raw(String bytes) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return HttpText.read(socket.getInputStream(), true, bytes.startsWith("HEAD "))
                    .map(Answer::new)
                    .orElse(Answer.NONE);
        } catch (ConnectException e) {
            throw new UncheckedIOException("nobody listens on port " + port, e);
        } catch (SocketException e) {
            // Closed on us while we were still sending.
            return Answer.NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "port " + port + " did not answer: " + bytes.lines().findFirst(), e);
        }
    }

    /** What came back; without a status if the server hung up instead. */
    public record Answer(HttpText text) {

        static final Answer NONE = new Answer(new HttpText("", "", ""));

        private static final JsonMapper JSON = new JsonMapper();

        public int status() {
            String line = text.startLine();
            return line.isEmpty() ? 0 : Integer.parseInt(line.split(" ", 3)[1]);
        }

        public String header(String name) {
            return text.header(name);
        }

        public String body() {
            return text.body();
        }

        /** The members of a problem document. */
        public Map<?, ?> problem() {
            return JSON.readValue(text.body(), Map.class);
        }

        /** {@code 401 token_expired} of a refusal, {@code 200} of anything else. */
        public String verdict() {
            return header("Content-Type").equals("application/problem+json")
                    ? status() + " " + problem().get("code")
                    : Integer.toString(status());
        }
    }
}
