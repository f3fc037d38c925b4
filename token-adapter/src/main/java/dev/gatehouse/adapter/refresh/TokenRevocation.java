package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.audit.About;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.refresh.RefreshTokens.Reading;
import dev.gatehouse.adapter.refresh.RevocationAnswer.Nothing;
import dev.gatehouse.adapter.refresh.RevocationAnswer.Refused;
import dev.gatehouse.adapter.refresh.RevocationAnswer.Revoked;
import dev.gatehouse.adapter.store.OutageLog;
import dev.gatehouse.adapter.store.StoreUnavailableException;
import dev.gatehouse.token.Claims;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Revokes tokens for the client that they were made for (RFC 7009). What is revoked, expired or unknown already is no
 * error.
 */
public final class TokenRevocation {

    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final Endings endings;
    private final InstantSource clock;
    private final OutageLog outage;

    TokenRevocation(RefreshTokens refreshTokens, AccessTokens accessTokens, Endings endings, InstantSource clock) {
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.endings = endings;
        this.clock = clock;
        this.outage = new OutageLog(LoggerFactory.getLogger(TokenRevocation.class), clock);
    }

    /**
     * A refresh token ends its family; an access token is revoked alone.
     *
     * @param isPublic whether anybody may call itself that client; to such a one no narrowed token was ever given
     */
    public Mono<RevocationAnswer> revoke(Realm realm, String clientId, boolean isPublic, String token) {
        Instant now = clock.instant();
        Reading reading = refreshTokens.read(token, realm.issuer(), clientId, now);
        if (reading instanceof Reading.Read read) {
            return end(realm, read);
        }
        if (((Reading.Unreadable) reading).reason() == Denial.REFRESH_TOKEN_OF_OTHER_CLIENT) {
            return refused(Denial.TOKEN_OF_OTHER_CLIENT);
        }
        Optional<Claims> access = accessTokens.read(realm, token, now);
        return access.isEmpty()
                ? nothing()
                : revokeAccess(realm, clientId, isPublic, access.get(), now)
                        .onErrorResume(StoreUnavailableException.class, this::unavailable);
    }

    /** Ends the family of a refresh token (Keycloak's logout without a page). */
    public Mono<RevocationAnswer> logout(Realm realm, String clientId, String refreshToken) {
        Reading reading = refreshTokens.read(refreshToken, realm.issuer(), clientId, clock.instant());
        if (reading instanceof Reading.Read read) {
            return end(realm, read);
        }
        Denial reason = ((Reading.Unreadable) reading).reason();
        return reason == Denial.REFRESH_TOKEN_EXPIRED ? nothing() : refused(reason);
    }

    private Mono<RevocationAnswer> end(Realm realm, Reading.Read token) {
        return endings.family(realm, token.family(), Denial.SESSION_ENDED)
                .<RevocationAnswer>thenReturn(new Revoked(token.about()))
                .onErrorResume(StoreUnavailableException.class, this::unavailable);
    }

    private Mono<RevocationAnswer> revokeAccess(
            Realm realm, String clientId, boolean isPublic, Claims claims, Instant now) {
        return accessTokens.find(realm, claims, now).flatMap(found -> {
            // Who holds the shared secret can make as many of them as it likes, and each would be told to all edges.
            if (found.isEmpty() || (isPublic && found.get().narrowed())) {
                return nothing();
            }
            if (!claims.clientId().equals(clientId)) {
                return refused(Denial.TOKEN_OF_OTHER_CLIENT);
            }
            About about = new About(claims.subject(), claims.sessionId(), claims.tokenId(), null);
            return endings.token(realm, claims.tokenId(), found.get().ends()).thenReturn(new Revoked(about));
        });
    }

    private static Mono<RevocationAnswer> nothing() {
        return Mono.just(new Nothing());
    }

    private static Mono<RevocationAnswer> refused(Denial reason) {
        return Mono.just(new Refused(reason));
    }

    private Mono<RevocationAnswer> unavailable(StoreUnavailableException failure) {
        outage.tell(failure);
        return refused(Denial.STORE_UNAVAILABLE);
    }
}
