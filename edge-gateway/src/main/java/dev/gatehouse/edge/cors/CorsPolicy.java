package dev.gatehouse.edge.cors;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the edge tells browsers about who may read its answers. A pure function of the origin. */
public final class CorsPolicy {

    /** Lets nobody read. */
    public static final CorsPolicy CLOSED = new CorsPolicy(Set.of(), Set.of());

    private static final String EXPOSED = "WWW-Authenticate, X-Request-Id, Retry-After";
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final String MAX_AGE = "600";

    private final Map<String, Map<String, String>> answers = new HashMap<>();

    /**
     * Lets these origins read.
     *
     * @param origins      as browsers send them
     * @param credentialed those of them that may send cookies; a token in a header needs no such leave
     */
    CorsPolicy(Set<String> origins, Set<String> credentialed) {
        for (String origin : origins) {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Access-Control-Allow-Origin", origin);
            if (credentialed.contains(origin)) {
                headers.put("Access-Control-Allow-Credentials", "true");
            }
            headers.put("Access-Control-Expose-Headers", EXPOSED);
            answers.put(origin, Map.copyOf(headers));
        }
    }

    /** Whether any origin may read, so that answers differ by origin. */
    public boolean open() {
        return !answers.isEmpty();
    }

    /** The headers that let a page of {@code origin} read any answer; none for a stranger. */
    public Map<String, String> answer(@Nullable String origin) {
        return origin == null ? Map.of() : answers.getOrDefault(origin, Map.of());
    }

    boolean admits(String origin) {
        return answers.containsKey(origin);
    }

    /** The headers that let a page of any admitted origin go ahead. */
    Map<String, String> preflight(@Nullable String requestedHeaders) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Access-Control-Allow-Methods", METHODS);
        if (requestedHeaders != null) {
            headers.put("Access-Control-Allow-Headers", requestedHeaders);
        }
        headers.put("Access-Control-Max-Age", MAX_AGE);
        return headers;
    }
}
