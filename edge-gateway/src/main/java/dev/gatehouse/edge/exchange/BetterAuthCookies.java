package dev.gatehouse.edge.exchange;

import dev.gatehouse.edge.exchange.CookieProperties.Secure;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds Better Auth's cookies among those of a request, by their names, and takes them out.
 *
 * <p>Cookie names are compared letter for letter, as Better Auth does; pairs are split at semicolons (RFC 6265 section
 * 4.2.1).
 */
public final class BetterAuthCookies {

    private static final String SECURE = "__Secure-";

    private final String prefix;
    private final List<String> sessionNames;

    BetterAuthCookies(String cookiePrefix, Secure secure) {
        this.prefix = cookiePrefix + ".";
        String plain = prefix + "session_token";
        this.sessionNames = switch (secure) {
            case TRUE -> List.of(SECURE + plain);
            case FALSE -> List.of(plain);
            case AUTO -> List.of(SECURE + plain, plain);
        };
    }

    /** The session among all {@code Cookie} headers of a request. */
    public SessionCookie find(List<String> headers) {
        if (headers.isEmpty()) {
            return new SessionCookie.Absent();
        }
        List<String> ours = headers.stream()
                .flatMap(header -> pairs(header).stream())
                .filter(this::isOurs)
                .map(String::strip)
                .toList();
        for (String name : sessionNames) {
            List<String> values = ours.stream()
                    .filter(pair -> name(pair).equals(name))
                    .map(pair -> pair.substring(pair.indexOf('=') + 1).strip())
                    .toList();
            if (values.size() > 1) {
                return new SessionCookie.Ambiguous();
            }
            if (values.size() == 1 && !values.get(0).isEmpty()) {
                return new SessionCookie.Present(values.get(0), String.join("; ", ours));
            }
        }
        return new SessionCookie.Absent();
    }

    /** A {@code Cookie} header without Better Auth's, every other byte as it was; empty when nothing is left. */
    public String without(String header) {
        if (!header.contains(prefix)) {
            return header;
        }
        List<String> others = new ArrayList<>(pairs(header));
        others.removeIf(this::isOurs);
        return String.join(";", others).stripLeading();
    }

    private static List<String> pairs(String header) {
        return List.of(header.split(";", -1));
    }

    private boolean isOurs(String pair) {
        String name = name(pair);
        String bare = name.startsWith("__Secure-") || name.startsWith("__Host-")
                ? name.substring(name.indexOf('-') + 1)
                : name;
        return bare.startsWith(prefix);
    }

    private static String name(String pair) {
        int equals = pair.indexOf('=');
        return (equals < 0 ? pair : pair.substring(0, equals)).strip();
    }
}
