package dev.gatehouse.bench;

import dev.gatehouse.token.TokenMinter;
import dev.gatehouse.token.TokenProfile;
import dev.gatehouse.token.key.KeyRing;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An access token as the adapter makes them: 15 claims, some 700 characters. */
public final class Token {

    public static final String SECRET = "benchmark-secret-of-more-than-32-bytes-in-all";
    public static final String ISSUER = "http://127.0.0.1:8081/realms/main";
    public static final KeyRing RING = KeyRing.parse("k1:" + SECRET);
    public static final TokenProfile PROFILE =
            new TokenProfile(ISSUER, TokenProfile.ACCESS, null, Duration.ofSeconds(5), Duration.ofHours(1));

    private Token() {}

    public static String of(int number) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("sub", "2O7niuePmcytSmANMps2sJIPiW2w" + number);
        claims.put("typ", "Bearer");
        claims.put("azp", "web");
        claims.put("sid", "23OK8DzzLTphEoXUomfplqQSvMQTpSWB");
        claims.put("jti", "Zk3mX8sQpL5vN2rT9wYb4g." + number);
        claims.put("iat", now);
        claims.put("exp", now + 3600);
        claims.put("scope", "openid profile email");
        claims.put("email", "ada.lovelace@example.com");
        claims.put("email_verified", true);
        claims.put("name", "Ada Lovelace");
        claims.put("preferred_username", "ada.lovelace@example.com");
        claims.put("realm_access", Map.of("roles", List.of("user", "admin")));
        claims.put("org", Map.of("id", "8ZkFaQTwwvOnTDIhsulhL34ws8OgZwR7"));
        return new TokenMinter(RING).mint(claims);
    }

    /** Prints so many tokens, one a line. */
    public static void main(String[] args) {
        for (int i = 0; i < Integer.parseInt(args[0]); i++) {
            System.out.println(of(i));
        }
    }
}
