package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.client.Client;
import dev.gatehouse.adapter.client.Clients;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.introspect.Bearers;
import dev.gatehouse.adapter.issue.TokenOrder;
import dev.gatehouse.adapter.keycloak.Answer.Refused;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Who calls with an access token, from a page that its client knows. */
final class BearerAccess {

    private final Bearers bearers;
    private final Clients clients;

    BearerAccess(Bearers bearers, Clients clients) {
        this.bearers = bearers;
        this.clients = clients;
    }

    Mono<Answer> ask(Call call, Form form, Function<TokenOrder, Answer> inForce) {
        List<String> tokens = Bearer.tokens(call, form);
        if (tokens.size() != 1) {
            return Mono.just(new Refused(tokens.isEmpty() ? Denial.BEARER_MISSING : Denial.BEARER_TWICE));
        }
        return bearers.find(call.realm(), tokens.get(0))
                .flatMap(found -> found.isPresent()
                        ? Mono.just(fromPage(call, found.get()).orElseGet(() -> inForce.apply(found.get())))
                        : bearers.reason(call.realm(), tokens.get(0)).map(Refused::new));
    }

    /** Why not from here. */
    private Optional<Answer> fromPage(Call call, TokenOrder token) {
        call.trail().names(token.clientId());
        Optional<Client> client = clients.find(call.realm(), token.clientId());
        if (client.isEmpty()) {
            return Optional.of(new Refused(Denial.BEARER_INVALID));
        }
        return call.origin().suits(client.get()) ? Optional.empty() : Optional.of(new Refused(Denial.ORIGIN_FORBIDDEN));
    }
}
