package dev.gatehouse.edge.upstream;

import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** What may be sent again, and after what: pure rules (RFC 9110 section 9.2.2). */
final class Repeatable {

    private static final Set<HttpMethod> IDEMPOTENT =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.PUT, HttpMethod.DELETE);

    private Repeatable() {}

    /** Whether twice is the same as once. A body is gone when it has been sent, so there must be none. */
    static boolean request(ServerHttpRequest request) {
        return IDEMPOTENT.contains(request.getMethod()) && bodiless(request.getHeaders());
    }

    static boolean bodiless(HttpHeaders headers) {
        return headers.getContentLength() <= 0 && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    /** Bad gateway, unavailable, gateway timeout: another try may meet another instance. */
    static boolean status(@Nullable HttpStatusCode status) {
        return status != null && status.value() >= 502 && status.value() <= 504;
    }

    /** A broken or refused connection; not a slow backend, which would be waited for all over again. */
    static boolean failure(Throwable failure) {
        return failure instanceof IOException && !(failure instanceof ConnectTimeoutException);
    }
}
