package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON answers with the headers that all of Keycloak's carry. */
final class AnswerWriter {

    private static final int SERVICE_UNAVAILABLE = 503;

    private final JsonMapper json = JsonMapper.builder().build();

    Mono<Void> write(ServerHttpResponse response, int status, Map<String, Object> body) {
        response.setStatusCode(HttpStatusCode.valueOf(status));
        HttpHeaders headers = response.getHeaders();
        common(headers);
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.setCacheControl("no-store");
        headers.setPragma("no-cache");
        headers.set("X-Frame-Options", "SAMEORIGIN");
        byte[] bytes = json.writeValueAsBytes(body);
        headers.setContentLength(bytes.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
    }

    Mono<Void> write(ServerHttpResponse response, Denied denied) {
        if (denied.reason().status() == SERVICE_UNAVAILABLE) {
            response.getHeaders()
                    .set(
                            HttpHeaders.RETRY_AFTER,
                            String.valueOf(denied.retryAfter().toSeconds()));
        }
        return write(response, denied.reason().status(), Answers.error(denied));
    }

    /** An answer that is headers alone. */
    Mono<Void> writeEmpty(ServerHttpResponse response, int status) {
        response.setStatusCode(HttpStatusCode.valueOf(status));
        common(response.getHeaders());
        response.getHeaders().setContentLength(0);
        return response.setComplete();
    }

    private static void common(HttpHeaders headers) {
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Robots-Tag", "none");
    }
}
