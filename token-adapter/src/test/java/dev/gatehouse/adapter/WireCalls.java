package dev.gatehouse.adapter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends exactly these bytes, each time on a connection of its own: a client library would mend them. */
final class WireCalls {

    private static final int TIMEOUT_MILLIS = 10_000;

    private WireCalls() {}

    /** What came back, byte for byte; empty if the server hung up without a word. */
    record Reply(String head, String body) {

        int status() {
            return head.startsWith("HTTP/1.1 ") ? Integer.parseInt(head.split(" ", 3)[1]) : 0;
        }

        String header(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .findFirst()
                    .orElse("");
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    /** A character is a byte (ISO 8859-1). The request has to say that the connection is to be closed. */
    static Reply send(int port, String bytes) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            write(socket, bytes);
            String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            return end < 0 ? new Reply(text, "") : new Reply(text.substring(0, end), text.substring(end + 4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Socket socket, String bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (SocketException e) {
            // The answer came before the end of the request.
            return;
        }
    }
}
