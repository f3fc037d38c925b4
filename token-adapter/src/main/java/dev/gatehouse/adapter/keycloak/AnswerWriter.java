package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.client.ClientCredentials;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import dev.gatehouse.adapter.keycloak.Answer.Empty;
import dev.gatehouse.adapter.keycloak.Answer.Json;
import dev.gatehouse.adapter.keycloak.Answer.Refused;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes answers with the headers that all of Keycloak's carry. */
final class AnswerWriter {

    private static final int NO_CONTENT = 204;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Books books;

    AnswerWriter(Books books) {
        this.books = books;
    }

    /** Writes it so that the page which asked can read it, unless the page has no business here. */
    Mono<Void> writeToPage(Call call, Answer answer) {
        if (!(answer instanceof Refused refused) || refused.denied().reason() != Denial.ORIGIN_FORBIDDEN) {
            call.origin().allow(call.response().getHeaders());
        }
        return write(call, answer);
    }

    Mono<Void> write(Call call, Answer decided) {
        Answer answer = books.enter(call.trail(), decided);
        if (answer instanceof Json body) {
            return write(call.response(), body.status(), body.body());
        }
        if (answer instanceof Empty empty) {
            call.response().getHeaders().setCacheControl("no-store");
            return writeEmpty(call.response(), empty.status());
        }
        Denied denied = ((Refused) answer).denied();
        boolean byBasic =
                call.headers().getOrEmpty(HttpHeaders.AUTHORIZATION).stream().anyMatch(ClientCredentials::isBasic);
        if (denied.reason().status() == UNAUTHORIZED && byBasic) {
            call.response().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"gatehouse\"");
        }
        return tell(call.response(), denied);
    }

    /** What everybody may read; nothing happened that would be worth recording. */
    Mono<Void> writeDocument(Call call, Object document, String caching) {
        return write(call.response(), 200, document, caching);
    }

    /** A refusal of what is no call of an endpoint. */
    Mono<Void> write(ServerHttpResponse response, Denied denied) {
        books.enter(denied);
        return tell(response, denied);
    }

    private Mono<Void> tell(ServerHttpResponse response, Denied denied) {
        int status = denied.reason().status();
        if (status == SERVICE_UNAVAILABLE || status == TOO_MANY_REQUESTS) {
            // Whole seconds, and none less than there are.
            long seconds = denied.retryAfter().plusMillis(999).toSeconds();
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, seconds)));
        }
        return write(response, denied.reason().status(), Answers.error(denied));
    }

    private Mono<Void> write(ServerHttpResponse response, int status, Object body) {
        response.getHeaders().setPragma("no-cache");
        return write(response, status, body, "no-store");
    }

    private Mono<Void> write(ServerHttpResponse response, int status, Object body, String caching) {
        response.setStatusCode(HttpStatusCode.valueOf(status));
        HttpHeaders headers = response.getHeaders();
        common(headers);
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.setCacheControl(caching);
        headers.set("X-Frame-Options", "SAMEORIGIN");
        byte[] bytes = bytes(body);
        headers.setContentLength(bytes.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
    }

    /** An answer that is headers alone. */
    Mono<Void> writeEmpty(ServerHttpResponse response, int status) {
        response.setStatusCode(HttpStatusCode.valueOf(status));
        common(response.getHeaders());
        // RFC 9110 section 8.6: none where there can be no content.
        if (status != NO_CONTENT) {
            response.getHeaders().setContentLength(0);
        }
        return response.setComplete();
    }

    /** An answer without an end; what stands in one of {@code groups} is sent at once. */
    Mono<Void> writeStream(
            ServerHttpResponse response, MediaType type, Publisher<? extends Publisher<DataBuffer>> groups) {
        response.setStatusCode(HttpStatusCode.valueOf(200));
        common(response.getHeaders());
        response.getHeaders().setContentType(type);
        response.getHeaders().setCacheControl("no-store");
        return response.writeAndFlushWith(groups);
    }

    byte[] bytes(Object body) {
        return json.writeValueAsBytes(body);
    }

    private static void common(HttpHeaders headers) {
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Robots-Tag", "none");
    }
}
