package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.client.Client;
import dev.gatehouse.adapter.client.Clients;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.TokenOrder;
import dev.gatehouse.adapter.keycloak.Answer.Empty;
import dev.gatehouse.adapter.keycloak.Answer.Refused;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.refresh.TokenRevocation;
import dev.gatehouse.adapter.service.ServiceTokens;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Token revocation (RFC 7009), and Keycloak's logout by a refresh token. */
final class RevokeEndpoint {

    private final Clients clients;
    private final TokenRevocation revocation;
    private final ServiceTokens services;

    RevokeEndpoint(Clients clients, TokenRevocation revocation, ServiceTokens services) {
        this.clients = clients;
        this.revocation = revocation;
        this.services = services;
    }

    Mono<Answer> revoke(Call call, Form form) {
        return ask(call, form, client -> {
            String token = form.value("token");
            return token.isEmpty() ? refused(Denial.TOKEN_NOT_PROVIDED) : revoke(call.realm(), client, token);
        });
    }

    private Mono<Answer> revoke(Realm realm, Client client, String token) {
        return services.find(realm, token)
                .flatMap(found -> found.isPresent()
                        ? revoke(realm, client, found.get())
                        : revocation.revoke(realm, client.id(), token).map(denial -> answer(denial.orElse(null), 200)));
    }

    private Mono<Answer> revoke(Realm realm, Client client, TokenOrder account) {
        return account.clientId().equals(client.id())
                ? services.revoke(realm, account).thenReturn(new Empty(200))
                : refused(Denial.TOKEN_OF_OTHER_CLIENT);
    }

    Mono<Answer> logout(Call call, Form form) {
        return ask(call, form, client -> {
            String token = form.value("refresh_token");
            return token.isEmpty()
                    ? refused(Denial.REFRESH_TOKEN_MISSING)
                    : revocation
                            .logout(call.realm(), client.id(), token)
                            .map(denial -> answer(denial.orElse(null), 204));
        });
    }

    private Mono<Answer> ask(Call call, Form form, Function<Client, Mono<Answer>> known) {
        return clients.identify(call.realm(), call.credentials(form))
                .fold(
                        client -> call.origin().suits(client) ? known.apply(client) : refused(Denial.ORIGIN_FORBIDDEN),
                        RevokeEndpoint::refused);
    }

    private static Answer answer(@Nullable Denial reason, int status) {
        return reason == null ? new Empty(status) : new Refused(reason);
    }

    private static Mono<Answer> refused(Denial reason) {
        return Mono.just(new Refused(reason));
    }
}
