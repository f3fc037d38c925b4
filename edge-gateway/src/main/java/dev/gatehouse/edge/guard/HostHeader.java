package dev.gatehouse.edge.guard;

import io.netty.util.NetUtil;

/** The form of a {@code Host}: a name or an address, and maybe a port. */
final class HostHeader {

    private static final int MAX_LENGTH = 255;
    private static final int MAX_PORT = 65535;

    private HostHeader() {}

    static boolean valid(CharSequence host) {
        if (host.isEmpty() || host.length() > MAX_LENGTH) {
            return false;
        }
        int end = host.charAt(0) == '[' ? addressEnd(host) : nameEnd(host);
        return end > 0 && (end == host.length() || isPort(host, end));
    }

    private static int nameEnd(CharSequence host) {
        int end = 0;
        while (end < host.length() && isPlain(host.charAt(end))) {
            end++;
        }
        return end;
    }

    /** The end of an IPv6 address in brackets, 0 if it is none. A zone means nothing to anybody but its sender. */
    private static int addressEnd(CharSequence host) {
        String text = host.toString();
        int bracket = text.indexOf(']');
        return bracket > 0 && text.indexOf('%') < 0 && NetUtil.isValidIpV6Address(text.substring(1, bracket))
                ? bracket + 1
                : 0;
    }

    private static boolean isPort(CharSequence host, int colon) {
        int port = 0;
        for (int i = colon + 1; i < host.length(); i++) {
            int digit = host.charAt(i) - '0';
            if (digit < 0 || digit > 9 || port > MAX_PORT) {
                return false;
            }
            port = port * 10 + digit;
        }
        return host.charAt(colon) == ':' && host.length() > colon + 1 && port <= MAX_PORT;
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0;
    }
}
