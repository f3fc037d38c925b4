package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.refresh.RefreshTokens.Reading;
import dev.gatehouse.adapter.store.StoreUnavailableException;
import dev.gatehouse.token.Claims;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Revokes tokens for the client that they were made for (RFC 7009). What is revoked, expired or unknown already is no
 * error. Emits why not, or empty.
 */
public final class TokenRevocation {

    private static final Logger log = LoggerFactory.getLogger(TokenRevocation.class);

    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final Endings endings;
    private final InstantSource clock;

    TokenRevocation(RefreshTokens refreshTokens, AccessTokens accessTokens, Endings endings, InstantSource clock) {
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.endings = endings;
        this.clock = clock;
    }

    /** A refresh token ends its family; an access token is revoked alone. */
    public Mono<Optional<Denial>> revoke(Realm realm, String clientId, String token) {
        Instant now = clock.instant();
        Reading reading = refreshTokens.read(token, realm.issuer(), clientId, now);
        if (reading instanceof Reading.Read read) {
            return end(realm, read.family());
        }
        if (((Reading.Unreadable) reading).reason() == Denial.REFRESH_TOKEN_OF_OTHER_CLIENT) {
            return Mono.just(Optional.of(Denial.TOKEN_OF_OTHER_CLIENT));
        }
        Optional<Claims> access = accessTokens.read(realm, token, now);
        return access.isEmpty()
                ? done()
                : revokeAccess(realm, clientId, access.get(), now)
                        .onErrorResume(StoreUnavailableException.class, TokenRevocation::unavailable);
    }

    /** Ends the family of a refresh token (Keycloak's logout without a page). */
    public Mono<Optional<Denial>> logout(Realm realm, String clientId, String refreshToken) {
        Reading reading = refreshTokens.read(refreshToken, realm.issuer(), clientId, clock.instant());
        if (reading instanceof Reading.Read read) {
            return end(realm, read.family());
        }
        Denial reason = ((Reading.Unreadable) reading).reason();
        return reason == Denial.REFRESH_TOKEN_EXPIRED ? done() : Mono.just(Optional.of(reason));
    }

    private Mono<Optional<Denial>> end(Realm realm, String family) {
        return endings.family(realm, family, Denial.SESSION_ENDED)
                .then(done())
                .onErrorResume(StoreUnavailableException.class, TokenRevocation::unavailable);
    }

    private Mono<Optional<Denial>> revokeAccess(Realm realm, String clientId, Claims claims, Instant now) {
        return accessTokens.find(realm, claims, now).flatMap(found -> {
            if (found.isEmpty()) {
                return done();
            }
            if (!claims.clientId().equals(clientId)) {
                return Mono.just(Optional.of(Denial.TOKEN_OF_OTHER_CLIENT));
            }
            return endings.token(realm, claims.tokenId(), found.get().ends()).then(done());
        });
    }

    private static Mono<Optional<Denial>> done() {
        return Mono.just(Optional.empty());
    }

    private static Mono<Optional<Denial>> unavailable(StoreUnavailableException failure) {
        log.error("token store unavailable problem={}", failure.getMessage());
        return Mono.just(Optional.of(Denial.STORE_UNAVAILABLE));
    }
}
