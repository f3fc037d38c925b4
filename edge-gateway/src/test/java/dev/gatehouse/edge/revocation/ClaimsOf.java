package dev.gatehouse.edge.revocation;

import dev.gatehouse.token.Claims;
import dev.gatehouse.token.TokenMinter;
import dev.gatehouse.token.TokenProfile;
import dev.gatehouse.token.TokenVerifier;
import dev.gatehouse.token.key.KeyRing;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Claims as they come out of a verified token: there is no other way to make them. */
public final class ClaimsOf {

    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static final String ISSUER = "http://adapter.test/realms/main";
    private static final KeyRing KEYS = KeyRing.parse("k1:the-secret-of-tests-that-need-claims-alone");
    private static final TokenProfile PROFILE =
            new TokenProfile(ISSUER, TokenProfile.ACCESS, null, Duration.ZERO, Duration.ofHours(1));

    private ClaimsOf() {}

    /** Of a token of {@code u1}, made at noon and good for 15 minutes, with these changes: name, value, name, value. */
    public static Claims token(Object... changes) {
        Map<String, Object> claims = new LinkedHashMap<>(Map.of("iss", ISSUER, "sub", "u1", "typ", "Bearer"));
        claims.put("iat", NOON.getEpochSecond());
        claims.put("exp", NOON.plus(Duration.ofMinutes(15)).getEpochSecond());
        for (int i = 0; i < changes.length; i += 2) {
            claims.put((String) changes[i], changes[i + 1]);
        }
        Instant issued = Instant.ofEpochSecond(((Number) claims.get("iat")).longValue());
        return new TokenVerifier(KEYS)
                .verify(new TokenMinter(KEYS).mint(claims), PROFILE, issued)
                .fold(accepted -> accepted, refused -> {
                    throw new AssertionError(refused);
                });
    }
}
