package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.client.ClientCredentials;
import dev.gatehouse.adapter.client.Clients;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.TokenAnswer;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import dev.gatehouse.adapter.issue.TokenAnswer.Granted;
import dev.gatehouse.adapter.keycloak.RealmPaths.Place;
import dev.gatehouse.adapter.realm.Realm;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** Every request to the public port: finds the endpoint, reads the form, writes the answer. */
final class KeycloakHandler implements WebHandler {

    private static final String TOKEN = "/protocol/openid-connect/token";
    private static final int MOST_BODY_BYTES = 64 * 1024;

    private final RealmPaths paths;
    private final TokenEndpoint endpoint;
    private final Clients clients;
    private final AnswerWriter writer;
    private final InstantSource clock;

    KeycloakHandler(
            RealmPaths paths, TokenEndpoint endpoint, Clients clients, AnswerWriter writer, InstantSource clock) {
        this.paths = paths;
        this.endpoint = endpoint;
        this.clients = clients;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getURI().getRawPath();
        Optional<Place> place = paths.find(path).filter(found -> found.below().equals(TOKEN));
        if (place.isEmpty()) {
            return writer.write(exchange.getResponse(), new Denied(paths.reasonForNothing(path)));
        }
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            return preflight(place.get().realm(), request, exchange.getResponse());
        }
        return request.getMethod().equals(HttpMethod.POST)
                ? token(place.get().realm(), request, exchange.getResponse())
                : writer.write(exchange.getResponse(), new Denied(Denial.METHOD_NOT_ALLOWED));
    }

    private Mono<Void> preflight(Realm realm, ServerHttpRequest request, ServerHttpResponse response) {
        Origin origin = Origin.of(request.getHeaders());
        if (origin.values().stream().allMatch(value -> clients.anyHasOrigin(realm, value))) {
            origin.allowMethods(response.getHeaders(), "POST, OPTIONS");
        }
        return writer.writeEmpty(response, 200);
    }

    private Mono<Void> token(Realm realm, ServerHttpRequest request, ServerHttpResponse response) {
        return form(request)
                .flatMap(reading -> reading.fold(
                        form -> {
                            TokenEndpoint.Call call = new TokenEndpoint.Call(realm, form, request);
                            return endpoint.answer(call).flatMap(answer -> write(call, answer, response));
                        },
                        reason -> write(request, new Denied(reason), response)));
    }

    private static Mono<Form.Reading> form(ServerHttpRequest request) {
        boolean isForm = isForm(request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE));
        return DataBufferUtils.join(request.getBody(), MOST_BODY_BYTES)
                .map(KeycloakHandler::bytes)
                .defaultIfEmpty(new byte[0])
                .map(body -> Form.read(isForm, body))
                .onErrorReturn(DataBufferLimitException.class, new Form.Unreadable(Denial.BODY_TOO_LARGE));
    }

    /** Whatever parameters the type has; one that cannot be parsed is no form. */
    private static boolean isForm(@Nullable String contentType) {
        return contentType != null
                && contentType
                        .replaceFirst(";.*", "")
                        .strip()
                        .equalsIgnoreCase(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private Mono<Void> write(TokenEndpoint.Call call, TokenAnswer answer, ServerHttpResponse response) {
        return answer.fold(granted -> write(call, granted, response), denied -> write(call.http(), denied, response));
    }

    private Mono<Void> write(TokenEndpoint.Call call, Granted granted, ServerHttpResponse response) {
        Origin.of(call.headers()).allow(response.getHeaders());
        boolean exchanged = call.form().value("grant_type").equals(Grant.TOKEN_EXCHANGE.type());
        return writer.write(
                response,
                200,
                exchanged
                        ? Answers.exchanged(granted.tokens(), clock.instant())
                        : Answers.tokens(granted.tokens(), clock.instant()));
    }

    private Mono<Void> write(ServerHttpRequest request, Denied denied, ServerHttpResponse response) {
        Denial reason = denied.reason();
        if (reason != Denial.ORIGIN_FORBIDDEN) {
            Origin.of(request.getHeaders()).allow(response.getHeaders());
        }
        boolean byBasic = request.getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION).stream()
                .anyMatch(ClientCredentials::isBasic);
        if (reason.status() == 401 && byBasic) {
            response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"gatehouse\"");
        }
        return writer.write(response, denied);
    }
}
