package dev.gatehouse.edge.forward;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.util.StringUtils;

/** Which headers are for one connection alone and go no further (RFC 9110 section 7.6.1). */
public final class HopByHop {

    private static final Set<String> NAMES = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** The first letters of those names, which most headers do not begin with. */
    private static final String INITIALS = "ckptu";

    private final List<String> listed;

    private HopByHop(List<String> listed) {
        this.listed = listed;
    }

    /** Those of a message with these {@code Connection} headers. */
    public static HopByHop of(List<String> connection) {
        // Nearly everybody sends this or nothing.
        if (connection.isEmpty() || (connection.size() == 1 && connection.get(0).equalsIgnoreCase("keep-alive"))) {
            return new HopByHop(List.of());
        }
        return new HopByHop(connection.stream()
                .flatMap(value -> Stream.of(StringUtils.tokenizeToStringArray(value, ",")))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList());
    }

    /** Whether the header of that name stays here. */
    public boolean stays(String name) {
        if (name.isEmpty()) {
            return true;
        }
        boolean possible = INITIALS.indexOf(Character.toLowerCase(name.charAt(0))) >= 0;
        if (!possible && listed.isEmpty()) {
            return false;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return NAMES.contains(lower) || listed.contains(lower);
    }
}
