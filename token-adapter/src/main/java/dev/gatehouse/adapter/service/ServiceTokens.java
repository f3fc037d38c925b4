package dev.gatehouse.adapter.service;

import dev.gatehouse.adapter.client.Client;
import dev.gatehouse.adapter.client.Clients;
import dev.gatehouse.adapter.issue.RoleClaims;
import dev.gatehouse.adapter.issue.TokenOrder;
import dev.gatehouse.adapter.realm.ClientSettings.GrantName;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.revocation.Revocation;
import dev.gatehouse.adapter.revocation.Revocation.Kind;
import dev.gatehouse.adapter.revocation.Revocations;
import dev.gatehouse.adapter.signing.TokenKeys;
import dev.gatehouse.token.Claims;
import dev.gatehouse.token.TokenProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The tokens of service accounts. They have no record but their client's, which says what they may. */
public final class ServiceTokens {

    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final Duration LONGEST_LIFE = Duration.ofHours(1);
    private static final int LONGEST_ID = 64;

    private final TokenKeys keys;
    private final Clients clients;
    private final Revocations revocations;
    private final InstantSource clock;

    ServiceTokens(TokenKeys keys, Clients clients, Revocations revocations, InstantSource clock) {
        this.keys = keys;
        this.clients = clients;
        this.revocations = revocations;
        this.clock = clock;
    }

    /** What the token would be if it were made now; empty for whatever is no service account's, or not in force. */
    public Mono<Optional<TokenOrder>> find(Realm realm, String token) {
        TokenProfile profile = new TokenProfile(realm.issuer(), TokenProfile.ACCESS, null, SKEW, LONGEST_LIFE);
        Instant now = clock.instant();
        Optional<TokenOrder> order = keys.accessTokens(realm)
                .verify(token, profile, now)
                .<Optional<Claims>>fold(Optional::of, refused -> Optional.empty())
                .flatMap(claims -> order(realm, claims))
                .filter(found -> now.isBefore(found.accessEnds()));
        return order.isEmpty() ? Mono.just(order) : unlessRevoked(realm, order.get());
    }

    /** Revokes one of them. */
    public Mono<Boolean> revoke(Realm realm, TokenOrder order) {
        Instant expires = order.accessEnds().plus(TokenProfile.MAX_SKEW);
        return revocations.revoke(realm.name(), Revocation.ofToken(order.tokenId(), expires));
    }

    private Optional<TokenOrder> order(Realm realm, Claims claims) {
        String id = claims.tokenId();
        boolean account = claims.subject().equals(ServiceAccount.subject(claims.clientId()))
                && claims.sessionId().isEmpty()
                && !id.isEmpty()
                && id.length() <= LONGEST_ID
                && id.indexOf('.') < 0;
        return account
                ? clients.find(realm, claims.clientId())
                        .filter(client -> client.may(GrantName.CLIENT_CREDENTIALS))
                        .map(client -> order(realm, client, claims))
                : Optional.empty();
    }

    private static TokenOrder order(Realm realm, Client client, Claims claims) {
        List<String> audiences =
                claims.audience().stream().filter(client.audiences()::contains).toList();
        Instant latest = claims.issuedAt().plus(realm.settings().accessToken());
        return new TokenOrder(
                realm,
                client.id(),
                ServiceAccount.of(client),
                claims.scopes().stream().filter(client.scopes()::contains).toList(),
                audiences,
                RoleClaims.of(realm, client.id(), client.roles(), audiences),
                Map.of(),
                claims.tokenId(),
                claims.issuedAt(),
                claims.expiresAt().isBefore(latest) ? claims.expiresAt() : latest,
                null,
                null);
    }

    private Mono<Optional<TokenOrder>> unlessRevoked(Realm realm, TokenOrder order) {
        return Mono.zip(
                        revocations.revoked(realm.name(), Kind.TOKEN, order.tokenId()),
                        revocations.since(realm.name(), order.identity().userId()))
                .map(said -> said.getT1() || order.issuedAt().isBefore(said.getT2())
                        ? Optional.empty()
                        : Optional.of(order));
    }
}
