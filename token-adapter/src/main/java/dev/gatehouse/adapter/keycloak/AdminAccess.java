package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.client.Client;
import dev.gatehouse.adapter.client.Client.Privilege;
import dev.gatehouse.adapter.client.ClientCredentials;
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

    private final Callers callers;
    private final LiveTokens tokens;

    AdminAccess(Callers callers, LiveTokens tokens) {
        this.callers = callers;
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
            return Mono.just(callers.identify(call, call.basic()).fold(AdminAccess::ofClient, AdminAccess::refused));
        }
        if (callers.barred(call)) {
            return Mono.just(refused(Denial.TOO_MANY_FAILURES));
        }
        return Bearer.isBearer(header)
                ? tokens.find(call.realm(), Bearer.token(header))
                        .map(found -> found.map(user -> ofUser(call, user))
                                .orElseGet(() -> refused(Denial.ADMIN_UNAUTHORIZED)))
                : Mono.just(refused(Denial.ADMIN_UNAUTHORIZED));
    }

    private static Optional<Answer> ofClient(Client client) {
        return client.may(Privilege.ADMIN) ? Optional.empty() : refused(Denial.ADMIN_FORBIDDEN);
    }

    private static Optional<Answer> ofUser(Call call, LiveToken token) {
        call.trail().names(token.clientId());
        call.trail().byAdmin(token.userId());
        return token.inPersonWith(ROLE) ? Optional.empty() : refused(Denial.ADMIN_FORBIDDEN);
    }

    private static Optional<Answer> refused(Denial reason) {
        return Optional.of(new Refused(reason));
    }
}
