package dev.gatehouse.edge.refuse;

import dev.gatehouse.edge.audit.Trail;
import dev.gatehouse.token.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The only place at the edge that says no: a challenge for OAuth clients (RFC 6750 section 3) and a problem for people
 * and programs (RFC 9457).
 */
public final class RefusalWriter {

    private static final Duration RETRY_SOON = Duration.ofSeconds(1);
    private static final String CHALLENGE = "Bearer realm=\"gatehouse\"";

    /** Answers {@code reason}. */
    public Mono<Void> write(ServerWebExchange exchange, Refusal reason) {
        return write(exchange, reason, RETRY_SOON);
    }

    /** Answers {@code reason}, and where waiting helps, how long to wait. */
    public Mono<Void> write(ServerWebExchange exchange, Refusal reason, Duration retryAfter) {
        Trail trail = Trail.of(exchange);
        trail.refused(reason);
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(reason.status()));
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        if (reason.status() == 401 || reason.status() == 403) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, challenge(reason));
        }
        if (reason.retry() == Refusal.Retry.LATER) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        byte[] body = problem(reason, trail.requestId());
        headers.setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static String challenge(Refusal reason) {
        String error = reason.bearerError();
        return error.isEmpty()
                ? CHALLENGE
                : CHALLENGE + ", error=\"" + error + "\", error_description=\"" + reason.title() + "\"";
    }

    /** The problem document alone. Every part is one of our own constants or a harmless id, so there is nothing to escape. */
    public static byte[] problem(Refusal reason, String requestId) {
        return ("{\"type\":\"urn:gatehouse:problem:" + reason.code() + "\",\"title\":\"" + reason.title()
                        + "\",\"status\":" + reason.status() + ",\"code\":\"" + reason.code() + "\",\"retry\":\""
                        + reason.retry().word() + "\",\"request_id\":\"" + requestId + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
