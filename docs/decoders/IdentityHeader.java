import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Reads the identity headers that the edge writes. */
public final class IdentityHeader {

    private IdentityHeader() {}

    /** The text of a header such as X-User-Name; empty for an absent one. */
    public static String text(String header) {
        if (header == null || header.indexOf('%') < 0) {
            return header == null ? "" : header;
        }
        // Not URLDecoder: it makes a blank of a plus sign.
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            boolean encoded = c == '%' && i + 2 < header.length();
            bytes.write(encoded ? Integer.parseInt(header.substring(i + 1, i + 3), 16) : c);
            i += encoded ? 2 : 0;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The items of a header such as X-User-Roles; none for an absent one. */
    public static List<String> items(String header) {
        return header == null || header.isEmpty()
                ? List.of()
                : Stream.of(header.split(",", -1)).map(IdentityHeader::text).toList();
    }
}
