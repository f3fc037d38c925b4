package dev.gatehouse.edge;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One HTTP/1.1 message as it was on the wire. A character is a byte (ISO 8859-1).
 *
 * @param head     the start line and the headers, without the empty line that ends them
 * @param body     without the framing of chunks
 * @param trailers what followed the last chunk
 */
public record HttpText(String head, String body, String trailers) {

    /** Reads the next message; empty at the end of the stream. */
    static Optional<HttpText> read(InputStream in, boolean answer, boolean bodiless) throws IOException {
        String head = block(in);
        if (head.isEmpty()) {
            return Optional.empty();
        }
        HttpText message = new HttpText(head, "", "");
        if (message.startLine().startsWith("HTTP/1.1 100 ")) {
            return read(in, answer, bodiless);
        }
        if (bodiless || message.startLine().matches("HTTP/1.1 (1..|204|304) .*")) {
            return Optional.of(message);
        }
        if (message.header("Transfer-Encoding").toLowerCase(Locale.ROOT).contains("chunked")) {
            String body = chunks(in);
            return Optional.of(new HttpText(head, body, block(in)));
        }
        String length = message.header("Content-Length");
        byte[] body =
                length.isEmpty() ? answer ? in.readAllBytes() : new byte[0] : in.readNBytes(Integer.parseInt(length));
        return Optional.of(new HttpText(head, new String(body, StandardCharsets.ISO_8859_1), ""));
    }

    public String startLine() {
        return head.lines().findFirst().orElse("");
    }

    /** The header lines, byte for byte. */
    public List<String> lines() {
        return Arrays.stream(head.split("\r\n", -1)).skip(1).toList();
    }

    /** All values of a header, whatever the case of its name. */
    public List<String> headers(String name) {
        return lines().stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }

    /** The values of a header joined by commas; empty without one. */
    public String header(String name) {
        return String.join(",", headers(name));
    }

    private static String chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        return body.toString(StandardCharsets.ISO_8859_1);
    }

    private static int chunkSize(InputStream in) throws IOException {
        return Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
    }

    /** Lines up to an empty one. */
    private static String block(InputStream in) throws IOException {
        StringBuilder block = new StringBuilder();
        int first = in.read();
        if (first < 0) {
            return "";
        }
        String line = first == '\r' ? line(in) : (char) first + line(in);
        while (!line.isEmpty()) {
            block.append(block.isEmpty() ? "" : "\r\n").append(line);
            line = line(in);
        }
        return block.toString();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the message ends within a line");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
