package dev.gatehouse.adapter.issue;

import dev.gatehouse.token.TokenMinter;
import dev.gatehouse.token.TokenProfile;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the tokens of an order. The same order gives the same bytes as long as the keys stay the same. */
public final class TokenIssuer {

    private final Function<TokenOrder, TokenMinter> access;
    private final Function<TokenOrder, TokenMinter> id;
    private final TokenMinter refresh;
    private final Function<TokenOrder, Map<String, Object>> accessClaims;

    TokenIssuer(
            Function<TokenOrder, TokenMinter> access,
            Function<TokenOrder, TokenMinter> id,
            TokenMinter refresh,
            Function<TokenOrder, Map<String, Object>> accessClaims) {
        this.access = access;
        this.id = id;
        this.refresh = refresh;
        this.accessClaims = accessClaims;
    }

    public IssuedTokens issue(TokenOrder order) {
        return issue(order, order.scopes());
    }

    /** The tokens of an order, with an access token of no more than {@code scopes}; the refresh token keeps them all. */
    public IssuedTokens issue(TokenOrder order, List<String> scopes) {
        TokenOrder narrowed = scopes.equals(order.scopes()) ? order : order.with(scopes);
        String accessToken = access.apply(order).mint(accessClaims.apply(narrowed));
        return new IssuedTokens(
                accessToken,
                order.accessEnds(),
                refreshToken(order, order.refreshEnds()),
                order.refreshEnds(),
                idToken(narrowed, order.authentication(), accessToken),
                order.identity().sessionId(),
                narrowed.scope(),
                order.about());
    }

    /** The claims of an order's access token. */
    public Map<String, Object> accessClaims(TokenOrder order) {
        return accessClaims.apply(order);
    }

    private @Nullable String idToken(TokenOrder order, @Nullable Authentication authentication, String accessToken) {
        return authentication == null || !order.scopes().contains("openid")
                ? null
                : id.apply(order).mint(IdClaims.of(order, authentication, accessToken));
    }

    private @Nullable String refreshToken(TokenOrder order, @Nullable Instant ends) {
        return ends == null ? null : refresh.mint(refreshClaims(order, ends));
    }

    /** The claims of an order's refresh token. */
    public Map<String, Object> refreshClaims(TokenOrder order, Instant ends) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("exp", ends.getEpochSecond());
        claims.put("iat", order.issuedAt().getEpochSecond());
        claims.put("jti", order.tokenId());
        claims.put("iss", order.issuer());
        claims.put("aud", order.issuer());
        claims.put("sub", order.identity().userId());
        claims.put("typ", TokenProfile.REFRESH);
        claims.put("azp", order.clientId());
        claims.put("sid", order.identity().sessionId());
        claims.put("scope", order.scope());
        return claims;
    }
}
