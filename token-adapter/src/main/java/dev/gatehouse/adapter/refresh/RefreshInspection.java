package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.refresh.RefreshTokens.Reading;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Whether a refresh token could be redeemed now. */
public final class RefreshInspection {

    private final RefreshTokens tokens;
    private final RefreshFamilies store;
    private final Families families;
    private final InstantSource clock;

    RefreshInspection(RefreshTokens tokens, RefreshFamilies store, Families families, InstantSource clock) {
        this.tokens = tokens;
        this.store = store;
        this.families = families;
        this.clock = clock;
    }

    /** The claims of the token; empty unless it is the newest of a family of this client that lives. */
    public Mono<Optional<Map<String, Object>>> claims(Realm realm, String clientId, String token) {
        Instant now = clock.instant();
        Reading reading = tokens.read(token, realm.issuer(), clientId, now);
        if (!(reading instanceof Reading.Read read)) {
            return Mono.just(Optional.empty());
        }
        return store.find(read.family())
                .map(found -> found.filter(family -> !family.ended())
                        .filter(family -> now.isBefore(family.endsAt()) && read.number() >= family.newest())
                        .map(family -> families.refreshClaims(family, realm)));
    }
}
