package dev.gatehouse.edge.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** The name of a request in answers, logs and decisions: the client's own if it is harmless, else a new one. */
public final class RequestId {

    /** Carries the id to the backend and back to the client. */
    public static final String HEADER = "X-Request-Id";

    private static final int MAX_LENGTH = 64;

    private RequestId() {}

    /** The id of this request. */
    public static String of(ServerWebExchange exchange) {
        return Trail.of(exchange).requestId();
    }

    /** The id that a client sent, if it is harmless, else a new one. */
    public static String choose(@Nullable String sent) {
        return sent != null && harmless(sent) ? sent : UUID.randomUUID().toString();
    }

    private static boolean harmless(String id) {
        return !id.isEmpty() && id.length() <= MAX_LENGTH && id.chars().allMatch(RequestId::isPlain);
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-';
    }
}
