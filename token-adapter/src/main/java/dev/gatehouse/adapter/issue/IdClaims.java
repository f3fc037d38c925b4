package dev.gatehouse.adapter.issue;

import dev.gatehouse.token.TokenProfile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The claims of an ID token (OpenID Connect Core section 2), in the order in which they are written. */
final class IdClaims {

    private static final int HALF_OF_SHA_256 = 16;

    private IdClaims() {}

    /**
     * The claims.
     *
     * @param accessToken the one that the ID token comes with, for {@code at_hash}
     */
    static Map<String, Object> of(TokenOrder order, Authentication authentication, String accessToken) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("exp", order.accessEnds().getEpochSecond());
        claims.put("iat", order.issuedAt().getEpochSecond());
        if (authentication.time() != null) {
            claims.put("auth_time", authentication.time().getEpochSecond());
        }
        claims.put("jti", order.tokenId());
        claims.put("iss", order.issuer());
        claims.put("aud", order.clientId());
        claims.put("sub", order.identity().userId());
        claims.put("typ", TokenProfile.ID);
        claims.put("azp", order.clientId());
        if (authentication.nonce() != null) {
            claims.put("nonce", authentication.nonce());
        }
        if (!order.identity().sessionId().isEmpty()) {
            claims.put("sid", order.identity().sessionId());
        }
        if (order.identity().actor() != null) {
            claims.put("act", Map.of("sub", order.identity().actor()));
        }
        claims.put("at_hash", hash(accessToken));
        claims.put("acr", "1");
        claims.putAll(UserClaims.of(order));
        return claims;
    }

    /** The left half of the hash that belongs to the algorithm, which is SHA-256 for all of ours (section 3.1.3.6). */
    private static String hash(String accessToken) {
        try {
            byte[] all = MessageDigest.getInstance("SHA-256").digest(accessToken.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(all, HALF_OF_SHA_256));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime must provide SHA-256", e);
        }
    }
}
