package dev.gatehouse.edge.path;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Whether a raw path means the same to everyone who reads it. Complements Spring Security's firewall, which does not
 * look at the bytes behind percent signs.
 */
final class RawPath {

    /** Percent-encoded, these are taken for structure by some readers and for text by others. */
    private static final String STRUCTURE = "./\\;%";

    private RawPath() {}

    static boolean ambiguous(String path) {
        if (path.isEmpty() || path.charAt(0) != '/') {
            return true;
        }
        boolean encoded = path.indexOf('%') >= 0;
        return hasEmptyOrDotSegment(path) || hasStrangeCharacter(path) || (encoded && !decodesPlainly(path));
    }

    private static boolean hasEmptyOrDotSegment(String path) {
        for (int start = 1; start <= path.length(); ) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            boolean empty = end == start && slash >= 0;
            if (empty || isDots(path, start, end)) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    private static boolean isDots(String path, int start, int end) {
        int length = end - start;
        return (length == 1 || length == 2) && path.charAt(start) == '.' && path.charAt(end - 1) == '.';
    }

    /** Anything but the characters of RFC 3986 section 3.3, less the semicolon that some servers cut paths at. */
    private static boolean hasStrangeCharacter(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!plain && "/-._~!$&'()*+,=:@%".indexOf(c) < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean decodesPlainly(String path) {
        ByteBuffer bytes = ByteBuffer.allocate(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%') {
                int octet = i + 2 < path.length() ? octet(path.charAt(i + 1), path.charAt(i + 2)) : -1;
                if (octet < 0x20 || octet == 0x7f || STRUCTURE.indexOf(octet) >= 0) {
                    return false;
                }
                bytes.put((byte) octet);
                i += 2;
            } else {
                bytes.put((byte) c);
            }
        }
        return isPlainUtf8(bytes.flip());
    }

    private static int octet(char high, char low) {
        int value = (Character.digit(high, 16) << 4) | Character.digit(low, 16);
        return high < 128 && low < 128 ? value : -1;
    }

    /** Overlong forms, lone surrogates and control characters beyond ASCII are where decoders differ. */
    private static boolean isPlainUtf8(ByteBuffer bytes) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(bytes);
            return text.chars().noneMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029');
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
