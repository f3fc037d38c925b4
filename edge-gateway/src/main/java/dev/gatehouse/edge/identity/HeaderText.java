package dev.gatehouse.edge.identity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a claim is written into a header so that every language reads the same out of it: percent-encoded UTF-8 outside
 * visible ASCII, lists joined by commas.
 */
final class HeaderText {

    private static final String HEX = "0123456789ABCDEF";

    private HeaderText() {}

    /** The header value of a claim; empty when there is nothing to tell. */
    static String of(@Nullable Object claim) {
        if (claim instanceof List<?> list) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < list.size(); i++) {
                if (i > 0) {
                    text.append(',');
                }
                encode(plain(list.get(i)), true, text);
            }
            return text.toString();
        }
        String value = plain(claim);
        return isVisible(value)
                ? value
                : encode(value, false, new StringBuilder()).toString();
    }

    /** Objects have no single text, so they tell nothing. */
    private static String plain(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean ? value.toString() : "";
    }

    private static boolean isVisible(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > '~' || c == '%') {
                return false;
            }
        }
        return true;
    }

    private static StringBuilder encode(String value, boolean item, StringBuilder text) {
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b <= '~' && b != '%' && !(item && b == ',')) {
                text.append((char) b);
            } else {
                text.append('%').append(HEX.charAt((b >> 4) & 0xf)).append(HEX.charAt(b & 0xf));
            }
        }
        return text;
    }
}
