package dev.gatehouse.adapter.introspect;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.TokenOrder;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.refresh.LiveTokens;
import dev.gatehouse.adapter.service.ServiceTokens;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Whose an access token is that somebody calls with, a user's or a service account's, as its record tells it. */
public final class Bearers {

    private final LiveTokens tokens;
    private final ServiceTokens services;

    Bearers(LiveTokens tokens, ServiceTokens services) {
        this.tokens = tokens;
        this.services = services;
    }

    /** What the token would be if it were made now; empty for whatever is not in force. */
    public Mono<Optional<TokenOrder>> find(Realm realm, String token) {
        return tokens.find(realm, token)
                .flatMap(found -> found.isPresent()
                        ? Mono.just(found.map(live -> live.order(realm)))
                        : services.find(realm, token));
    }

    /** Why that token is not in force. */
    public Mono<Denial> reason(Realm realm, String token) {
        return tokens.reason(realm, token);
    }
}
