package dev.gatehouse.edge.refuse;

import java.util.UUID;
import org.springframework.web.server.ServerWebExchange;

/** The name of a request in answers, logs and decisions: the client's own if it is harmless, else a new one. */
public final class RequestId {

    /** Carries the id to the backend and back to the client. */
    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final int MAX_LENGTH = 64;

    private RequestId() {}

    /** The id of this request. */
    public static String of(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(ATTRIBUTE);
    }

    static String assign(ServerWebExchange exchange) {
        String sent = exchange.getRequest().getHeaders().getFirst(HEADER);
        String id = sent != null && harmless(sent) ? sent : UUID.randomUUID().toString();
        exchange.getAttributes().put(ATTRIBUTE, id);
        return id;
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
