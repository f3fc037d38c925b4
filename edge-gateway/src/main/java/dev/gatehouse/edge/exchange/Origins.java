package dev.gatehouse.edge.exchange;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * From which pages a request with a cookie may come. A browser adds the cookie to whatever a foreign page sends, so only
 * the origin tells that the user meant it.
 *
 * @param allowed such as {@code http://localhost:3000}
 */
public record Origins(Set<String> allowed) {

    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    public Origins {
        allowed = Set.copyOf(allowed);
    }

    /** Whether a request of that method and head may be made with a cookie. */
    public boolean permit(HttpMethod method, HttpHeaders headers) {
        List<String> origins = headers.getOrEmpty(HttpHeaders.ORIGIN);
        if (!origins.isEmpty()) {
            return origins.size() == 1 && allowed.contains(origins.get(0));
        }
        boolean harmless = HARMLESS.contains(method) && !"websocket".equalsIgnoreCase(headers.getUpgrade());
        return harmless || allowed.contains(refererOrigin(headers.getFirst(HttpHeaders.REFERER)));
    }

    private static String refererOrigin(@Nullable String referer) {
        try {
            URI page = referer == null ? URI.create("") : URI.create(referer);
            String port = page.getPort() < 0 ? "" : ":" + page.getPort();
            return page.getHost() == null ? "" : page.getScheme() + "://" + page.getHost() + port;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
