package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.client.Client;
import dev.gatehouse.adapter.client.Client.Privilege;
import dev.gatehouse.adapter.client.ClientCredentials;
import dev.gatehouse.adapter.client.Clients;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.keycloak.Answer.Refused;
import dev.gatehouse.adapter.refresh.LiveToken;
import dev.gatehouse.adapter.refresh.LiveTokens;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/** Who is an admin: a user of that role by a token in force, or a client that was made one. */
final class AdminAccess {

    private static final String ROLE = "admin";
    private static final String BEARER = "bearer ";

    private final Clients clients;
    private final LiveTokens tokens;

    AdminAccess(Clients clients, LiveTokens tokens) {
        this.clients = clients;
        this.tokens = tokens;
    }

    /** Why not; empty for an admin. */
    Mono<Optional<Answer>> refusal(Call call) {
        List<String> headers = call.headers().getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (headers.size() != 1) {
            return Mono.just(refused(Denial.ADMIN_UNAUTHORIZED));
        }
        String header = headers.get(0);
        if (ClientCredentials.isBasic(header)) {
            return Mono.just(
                    clients.identify(call.realm(), call.basic()).fold(AdminAccess::ofClient, AdminAccess::refused));
        }
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? tokens.find(call.realm(), header.substring(BEARER.length()).strip())
                        .map(found ->
                                found.map(AdminAccess::ofUser).orElseGet(() -> refused(Denial.ADMIN_UNAUTHORIZED)))
                : Mono.just(refused(Denial.ADMIN_UNAUTHORIZED));
    }

    private static Optional<Answer> ofClient(Client client) {
        return client.may(Privilege.ADMIN) ? Optional.empty() : refused(Denial.ADMIN_FORBIDDEN);
    }

    private static Optional<Answer> ofUser(LiveToken token) {
        return token.inPersonWith(ROLE) ? Optional.empty() : refused(Denial.ADMIN_FORBIDDEN);
    }

    private static Optional<Answer> refused(Denial reason) {
        return Optional.of(new Refused(reason));
    }
}
