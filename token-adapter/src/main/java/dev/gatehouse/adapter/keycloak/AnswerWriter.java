package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.client.ClientCredentials;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import dev.gatehouse.adapter.keycloak.Answer.Empty;
import dev.gatehouse.adapter.keycloak.Answer.Html;
import dev.gatehouse.adapter.keycloak.Answer.Json;
import dev.gatehouse.adapter.keycloak.Answer.Redirect;
import dev.gatehouse.adapter.keycloak.Answer.Refused;
import dev.gatehouse.adapter.page.Document;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes answers with the headers that all of Keycloak's carry. */
final class AnswerWriter {

    private static final int NO_CONTENT = 204;
    private static final int FOUND = 302;
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

    /** Writes it for a person to look at: a refusal is a page too. */
    Mono<Void> writeToPerson(Call call, Answer decided) {
        Answer answer = books.enter(call.trail(), decided);
        return answer instanceof Refused refused
                ? show(call.response(), new Html(ErrorPages.of(refused.denied())), refused.denied())
                : tell(call, answer);
    }

    /** Writes it to a page that came with a token: a no is a challenge (RFC 6750 section 3) without a body. */
    Mono<Void> writeToBearer(Call call, Answer decided) {
        if (!(decided instanceof Refused refused) || refused.denied().reason() == Denial.ORIGIN_FORBIDDEN) {
            return writeToPage(call, decided);
        }
        books.enter(call.trail(), refused);
        HttpHeaders headers = call.response().getHeaders();
        call.origin().allowChallenge(headers);
        headers.set(
                HttpHeaders.WWW_AUTHENTICATE,
                Answers.challenge(call.realm(), refused.denied().reason()));
        headers.set(HttpHeaders.CONTENT_TYPE, "text/plain;charset=utf-8");
        headers.setCacheControl("no-store");
        headers.setPragma("no-cache");
        return writeEmpty(call.response(), refused.denied().reason().status());
    }

    Mono<Void> write(Call call, Answer decided) {
        return tell(call, books.enter(call.trail(), decided));
    }

    private Mono<Void> tell(Call call, Answer answer) {
        ServerHttpResponse response = call.response();
        if (answer instanceof Json body) {
            return write(response, body.status(), body.body());
        }
        if (answer instanceof Html page) {
            return show(response, page);
        }
        if (answer instanceof Redirect redirect) {
            response.getHeaders().set(HttpHeaders.LOCATION, redirect.location());
            return writeEmpty(fresh(response, redirect.cookies()), FOUND);
        }
        if (answer instanceof Empty empty) {
            response.getHeaders().setCacheControl("no-store");
            return writeEmpty(response, empty.status());
        }
        Denied denied = ((Refused) answer).denied();
        boolean byBasic =
                call.headers().getOrEmpty(HttpHeaders.AUTHORIZATION).stream().anyMatch(ClientCredentials::isBasic);
        if (denied.reason().status() == UNAUTHORIZED && byBasic) {
            response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"gatehouse\"");
        }
        return tell(response, denied);
    }

    private Mono<Void> show(ServerHttpResponse response, Html page, Denied denied) {
        retryLater(response, denied);
        return show(response, page);
    }

    private Mono<Void> show(ServerHttpResponse response, Html page) {
        response.getHeaders().set("X-Frame-Options", "SAMEORIGIN");
        return write(fresh(response, page.cookies()), page.status(), page.document());
    }

    private static Mono<Void> write(ServerHttpResponse response, int status, Document page) {
        response.getHeaders().set(HttpHeaders.CONTENT_TYPE, "text/html;charset=utf-8");
        response.getHeaders().set("Content-Security-Policy", page.policy());
        return write(response, status, page.html().getBytes(StandardCharsets.UTF_8));
    }

    /** Marks it as made for this one request. */
    private static ServerHttpResponse fresh(ServerHttpResponse response, List<ResponseCookie> cookies) {
        response.getHeaders().setCacheControl("no-store, must-revalidate, max-age=0");
        cookies.forEach(response::addCookie);
        return response;
    }

    /** Writes its status alone. */
    Mono<Void> writeStatus(Call call, Answer decided) {
        Answer answer = books.enter(call.trail(), decided);
        return answer instanceof Refused refused
                ? writeEmpty(call.response(), refused.denied().reason().status())
                : tell(call, answer);
    }

    /** A page that any site may frame. */
    Mono<Void> writeEmbedded(ServerHttpResponse response, Document page) {
        response.getHeaders().setCacheControl("no-cache, must-revalidate, no-transform, no-store");
        return write(response, 200, page);
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
        retryLater(response, denied);
        return write(response, denied.reason().status(), Answers.error(denied));
    }

    private static void retryLater(ServerHttpResponse response, Denied denied) {
        int status = denied.reason().status();
        if (status == SERVICE_UNAVAILABLE || status == TOO_MANY_REQUESTS) {
            // Whole seconds, and none less than there are.
            long seconds = denied.retryAfter().plusMillis(999).toSeconds();
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, seconds)));
        }
    }

    private Mono<Void> write(ServerHttpResponse response, int status, Object body) {
        response.getHeaders().setPragma("no-cache");
        return write(response, status, body, "no-store");
    }

    private Mono<Void> write(ServerHttpResponse response, int status, Object body, String caching) {
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.setCacheControl(caching);
        headers.set("X-Frame-Options", "SAMEORIGIN");
        return write(response, status, bytes(body));
    }

    private static Mono<Void> write(ServerHttpResponse response, int status, byte[] bytes) {
        response.setStatusCode(HttpStatusCode.valueOf(status));
        common(response.getHeaders());
        response.getHeaders().setContentLength(bytes.length);
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
