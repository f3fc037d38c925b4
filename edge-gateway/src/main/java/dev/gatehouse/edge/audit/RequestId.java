package dev.gatehouse.edge.audit;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
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
        return sent != null && harmless(sent) ? sent : fresh();
    }

    /** Unlike any other, but no secret: it opens nothing. */
    private static String fresh() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long version4 = (random.nextLong() & ~0xF000L) | 0x4000L;
        long variant2 = (random.nextLong() >>> 2) | Long.MIN_VALUE;
        return new UUID(version4, variant2).toString();
    }

    private static boolean harmless(String id) {
        return !id.isEmpty() && id.length() <= MAX_LENGTH && plain(id);
    }

    private static boolean plain(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (!isPlain(id.charAt(i))) {
                return false;
            }
        }
        return true;
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
