package dev.gatehouse.edge;

import java.util.List;
import java.util.Random;

/** Requests that are damaged at random, or made worse with intent; the same for the same seed. */
final class HostileRequests {

    private static final List<String> TARGETS =
            List.of("/tasks/1", "/public/1", "/optional/1", "/admin/1", "/write/1", "/nowhere", "/.gatehouse/me", "*");

    private static final List<String> METHODS = List.of(
            "GET", "GET", "GET", "POST", "HEAD", "OPTIONS", "DELETE", "PUT", "TRACE", "CONNECT", "get", "\u00ff");

    private static final List<String> LINES = List.of(
            "X-User-Id: root",
            "x_user_roles: admin",
            "X-Gatehouse-User: root",
            "Connection: X-User-Id, Authorization",
            "Connection: close",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: chunked, identity",
            "Content-Length: 0",
            "Content-Length: 5",
            "Content-Length: -1",
            "Content-Length: 99999999999999999999",
            "Expect: 100-continue",
            "Expect: something",
            "Upgrade: websocket",
            "Upgrade: h2c",
            "HTTP2-Settings: AAMAAABkAAQAAP__",
            "Origin: http://evil.test",
            "Origin: null",
            "Access-Control-Request-Method: DELETE",
            "Host: other.test",
            "Cookie: better-auth.session_token=a.b; =; ;;",
            "Authorization: Bearer",
            "Authorization: Basic \u00e4",
            "X-Request-Id: \u0001",
            "Accept: text/html;q=x,*/*;q=\u0000",
            "Content-Type: multipart/form-data; boundary=\"",
            "Range: bytes=9-1,-,",
            "If-Modified-Since: never",
            "Accept-Encoding: gzip;q=2, br;q=-1",
            "traceparent: 00-0-0-00",
            "X-Forwarded-For: [::1, unknown, 999.1.1.1",
            "Via: 1.1 x\t",
            " folded",
            "NoColon",
            ": no name");

    private static final List<String> PIECES = List.of(
            "\r\n",
            "\n",
            "\r",
            "\0",
            " ",
            "\t",
            "%",
            "%00",
            "%2f",
            "%2e%2e",
            "/",
            "//",
            "/../",
            "\\",
            ";",
            "?",
            "#",
            ":",
            "\u0085",
            "\u00a0",
            "\u00ff",
            "{",
            "}",
            "\"",
            "HTTP/1.1",
            "HTTP/9.9",
            "0\r\n\r\n",
            "5\r\nhello\r\n0\r\n\r\n");

    private final Random random;
    private final String token;

    /** Of which some carry {@code token}, a good one. */
    HostileRequests(long seed, String token) {
        this.random = new Random(seed);
        this.token = token;
    }

    /** The next one: bytes as characters. */
    String next() {
        StringBuilder request = new StringBuilder(any(METHODS) + " " + any(TARGETS)
                + (chance(4) ? "?" + any(PIECES) : "") + " HTTP/1.1\r\nHost: edge.test\r\n");
        if (chance(2)) {
            request.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        for (int lines = random.nextInt(4); lines > 0; lines--) {
            request.append(any(LINES)).append("\r\n");
        }
        request.append("\r\n").append(chance(3) ? any(PIECES) : "");
        for (int wounds = random.nextInt(4); wounds > 0; wounds--) {
            damage(request);
        }
        return request.toString();
    }

    private void damage(StringBuilder request) {
        int at = random.nextInt(request.length());
        int end = Math.min(request.length(), at + 1 + random.nextInt(8));
        switch (random.nextInt(5)) {
            case 0 -> request.insert(at, any(PIECES));
            case 1 -> request.setCharAt(at, (char) random.nextInt(256));
            case 2 -> request.delete(at, end);
            case 3 -> request.insert(at, request.substring(at, end).repeat(1 + random.nextInt(3)));
            default -> request.insert(at, any(LINES) + "\r\n");
        }
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private String any(List<String> choice) {
        return choice.get(random.nextInt(choice.size()));
    }
}
