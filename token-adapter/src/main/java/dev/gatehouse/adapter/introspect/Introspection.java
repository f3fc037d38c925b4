package dev.gatehouse.adapter.introspect;

import dev.gatehouse.adapter.client.Client;
import dev.gatehouse.adapter.client.Client.Privilege;
import dev.gatehouse.adapter.issue.TokenIssuer;
import dev.gatehouse.adapter.issue.TokenOrder;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.refresh.RefreshInspection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Tells clients whether a token is in force, and what is so of its user by now. What the token itself says counts for
 * nothing that its record knows better.
 */
public final class Introspection {

    private static final Map<String, Object> INACTIVE = Map.of("active", false);

    private final Bearers bearers;
    private final RefreshInspection refreshTokens;
    private final TokenIssuer issuer;

    Introspection(Bearers bearers, RefreshInspection refreshTokens, TokenIssuer issuer) {
        this.bearers = bearers;
        this.refreshTokens = refreshTokens;
        this.issuer = issuer;
    }

    /** What {@code asker} is told of an access token. */
    public Mono<Map<String, Object>> ofAccess(Realm realm, Client asker, String token) {
        return bearers.find(realm, token)
                .map(order -> order.filter(one -> mayAsk(asker, one))
                        .map(this::active)
                        .orElse(INACTIVE));
    }

    /** What {@code asker} is told of a refresh token, which must be its own. */
    public Mono<Map<String, Object>> ofRefresh(Realm realm, Client asker, String token) {
        return refreshTokens
                .claims(realm, asker.id(), token)
                .map(claims -> claims.map(found -> active(found, "Refresh")).orElse(INACTIVE));
    }

    private static boolean mayAsk(Client asker, TokenOrder order) {
        return asker.may(Privilege.INTROSPECT)
                || order.clientId().equals(asker.id())
                || order.audiences().contains(asker.id());
    }

    private Map<String, Object> active(TokenOrder order) {
        Map<String, Object> claims = active(issuer.accessClaims(order), "Bearer");
        Optional.ofNullable(order.identity().username()).ifPresent(name -> claims.put("username", name));
        return claims;
    }

    private static Map<String, Object> active(Map<String, Object> of, String type) {
        Map<String, Object> claims = new LinkedHashMap<>(of);
        claims.put("client_id", String.valueOf(of.get("azp")));
        claims.put("token_type", type);
        claims.put("active", true);
        return claims;
    }
}
