package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.client.Client;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.introspect.Introspection;
import dev.gatehouse.adapter.keycloak.Answer.Json;
import dev.gatehouse.adapter.keycloak.Answer.Refused;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Token introspection (RFC 7662), in Keycloak's words. */
final class IntrospectEndpoint {

    private final Callers callers;
    private final Introspection introspection;

    IntrospectEndpoint(Callers callers, Introspection introspection) {
        this.callers = callers;
        this.introspection = introspection;
    }

    Mono<Answer> answer(Call call, Form form) {
        return callers.identify(call, call.credentials(form))
                .fold(client -> answer(call, form, client), IntrospectEndpoint::unknown);
    }

    private Mono<Answer> answer(Call call, Form form, Client client) {
        String token = form.value("token");
        if (client.isPublic()) {
            return refused(Denial.INTROSPECT_FORBIDDEN);
        }
        if (token.isEmpty()) {
            return refused(Denial.INTROSPECT_TOKEN_MISSING);
        }
        return switch (form.value("token_type_hint")) {
            case "", "access_token" ->
                introspection.ofAccess(call.realm(), client, token).map(IntrospectEndpoint::said);
            case "refresh_token" ->
                introspection.ofRefresh(call.realm(), client, token).map(IntrospectEndpoint::said);
            default -> refused(Denial.INTROSPECT_HINT_UNKNOWN);
        };
    }

    private static Answer said(Map<String, Object> claims) {
        return new Json(200, claims);
    }

    /** Keycloak has words of its own for a wrong secret here. */
    private static Mono<Answer> unknown(Denial reason) {
        return refused(reason == Denial.CLIENT_SECRET_WRONG ? Denial.INTROSPECT_SECRET_WRONG : reason);
    }

    private static Mono<Answer> refused(Denial reason) {
        return Mono.just(new Refused(reason));
    }
}
