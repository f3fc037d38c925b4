package dev.gatehouse.edge.guard;

import dev.gatehouse.token.Refusal;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for (RFC 9112 section 3.2). Refused is what could not be sent on byte for byte, because no URI may
 * hold it.
 */
final class RequestTarget {

    private static final String LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final BitSet PATH = characters("-._~!$&'()*+,;=:@/");
    private static final BitSet QUERY = characters("-._~!$&'()*+,;=:@/[]");

    private RequestTarget() {}

    /** What is wrong with it; null if nothing. Of an absolute target only path and query stay. */
    static @Nullable Refusal judge(HttpRequest request, String host) {
        String target = request.uri();
        if (target.isEmpty()) {
            return Refusal.REQUEST_MALFORMED;
        }
        if (target.charAt(0) == '/') {
            return judge(target);
        }
        if (target.equals("*")) {
            // It asks about the server itself, which is no route of ours.
            return HttpMethod.OPTIONS.equals(request.method()) ? Refusal.ROUTE_UNKNOWN : Refusal.REQUEST_MALFORMED;
        }
        int authority = target.indexOf("://") + 3;
        String scheme = authority < 3 ? "" : target.substring(0, authority);
        if (!scheme.equalsIgnoreCase("http://") && !scheme.equalsIgnoreCase("https://")) {
            return Refusal.REQUEST_MALFORMED;
        }
        int end = authority;
        while (end < target.length() && "/?#".indexOf(target.charAt(end)) < 0) {
            end++;
        }
        if (!target.substring(authority, end).equalsIgnoreCase(host)) {
            return Refusal.REQUEST_MALFORMED;
        }
        String rest = target.substring(end);
        request.setUri(rest.startsWith("/") ? rest : "/" + rest);
        return judge(request.uri());
    }

    private static @Nullable Refusal judge(String target) {
        int length = target.length();
        boolean inQuery = false;
        for (int i = 0; i < length; i++) {
            char c = target.charAt(i);
            if (c == '%' && i + 2 < length && isHex(target.charAt(i + 1)) && isHex(target.charAt(i + 2))) {
                i += 2;
            } else if (c == '?') {
                inQuery = true;
            } else if (!(inQuery ? QUERY : PATH).get(c)) {
                return inQuery || c == '#' ? Refusal.REQUEST_MALFORMED : Refusal.PATH_AMBIGUOUS;
            }
        }
        return null;
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static BitSet characters(String marks) {
        BitSet legal = new BitSet();
        (LETTERS_AND_DIGITS + marks).chars().forEach(legal::set);
        return legal;
    }
}
