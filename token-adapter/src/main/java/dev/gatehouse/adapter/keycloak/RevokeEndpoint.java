package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.audit.Deed;
import dev.gatehouse.adapter.client.Client;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.TokenOrder;
import dev.gatehouse.adapter.keycloak.Answer.Empty;
import dev.gatehouse.adapter.keycloak.Answer.Refused;
import dev.gatehouse.adapter.refresh.RevocationAnswer;
import dev.gatehouse.adapter.refresh.RevocationAnswer.Revoked;
import dev.gatehouse.adapter.refresh.TokenRevocation;
import dev.gatehouse.adapter.service.ServiceTokens;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Token revocation (RFC 7009), and Keycloak's logout by a refresh token. */
final class RevokeEndpoint {

    private final Callers callers;
    private final TokenRevocation revocation;
    private final ServiceTokens services;

    RevokeEndpoint(Callers callers, TokenRevocation revocation, ServiceTokens services) {
        this.callers = callers;
        this.revocation = revocation;
        this.services = services;
    }

    Mono<Answer> revoke(Call call, Form form) {
        return ask(call, form, client -> {
            String token = form.value("token");
            return token.isEmpty() ? refused(Denial.TOKEN_NOT_PROVIDED) : revoke(call, client, token);
        });
    }

    private Mono<Answer> revoke(Call call, Client client, String token) {
        return services.find(call.realm(), token)
                .flatMap(found -> found.isPresent()
                        ? revoke(call, client, found.get())
                        : revocation
                                .revoke(call.realm(), client.id(), client.isPublic(), token)
                                .map(answer -> written(call, answer, 200)));
    }

    private Mono<Answer> revoke(Call call, Client client, TokenOrder account) {
        return account.clientId().equals(client.id())
                ? services.revoke(call.realm(), account)
                        .map(revoked -> written(call, new Revoked(account.about()), 200))
                : refused(Denial.TOKEN_OF_OTHER_CLIENT);
    }

    Mono<Answer> logout(Call call, Form form) {
        return ask(call, form, client -> {
            String token = form.value("refresh_token");
            return token.isEmpty()
                    ? refused(Denial.REFRESH_TOKEN_MISSING)
                    : revocation.logout(call.realm(), client.id(), token).map(answer -> written(call, answer, 204));
        });
    }

    private Mono<Answer> ask(Call call, Form form, Function<Client, Mono<Answer>> known) {
        return callers.identify(call, call.credentials(form))
                .fold(
                        client -> call.origin().suits(client) ? known.apply(client) : refused(Denial.ORIGIN_FORBIDDEN),
                        RevokeEndpoint::refused);
    }

    private static Answer written(Call call, RevocationAnswer answer, int status) {
        return answer.fold(
                about -> {
                    call.trail().did(Deed.REVOCATION, about);
                    return new Empty(status);
                },
                () -> new Empty(status),
                Refused::new);
    }

    private static Mono<Answer> refused(Denial reason) {
        return Mono.just(new Refused(reason));
    }
}
