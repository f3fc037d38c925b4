package dev.gatehouse.edge;

import dev.gatehouse.token.Claims;
import dev.gatehouse.token.TokenMinter;
import dev.gatehouse.token.TokenProfile;
import dev.gatehouse.token.TokenVerifier;
import dev.gatehouse.token.key.KeyRing;
import dev.gatehouse.token.key.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/** Access tokens in the making: a good one of the user {@code u1}, until something of it is changed. */
public final class Tokens {

    public static final String ISSUER = "http://adapter.test/realms/main";
    public static final String SECRETS =
            "k2:the-newer-secret-of-all-our-edge-tests,k1:the-older-secret-of-all-our-edge-tests";

    private final Map<String, Object> claims = new LinkedHashMap<>();
    private KeyRing ring = KeyRing.parse(SECRETS);
    private @Nullable String header;

    private Tokens() {
        claims.put("iss", ISSUER);
        claims.put("sub", "u1");
        claims.put("typ", "Bearer");
        times(Instant.now(), Duration.ofMinutes(15));
    }

    /** A token that the edge believes. */
    public static Tokens token() {
        return new Tokens();
    }

    public Tokens subject(String subject) {
        return claim("sub", subject);
    }

    public Tokens roles(String... roles) {
        return claim("realm_access", Map.of("roles", List.of(roles)));
    }

    public Tokens scopes(String... scopes) {
        return claim("scope", String.join(" ", scopes));
    }

    public Tokens audience(String... audience) {
        return claim("aud", List.of(audience));
    }

    public Tokens claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    public Tokens without(String name) {
        claims.remove(name);
        return this;
    }

    /** Over since that long, such as {@code 1m}. */
    public Tokens expiredFor(String time) {
        Duration lifetime = Duration.ofMinutes(15);
        return times(Instant.now().minus(parse(time)).minus(lifetime), lifetime);
    }

    /** Made, by its own account, that far in the future. */
    public Tokens issuedIn(String time) {
        return times(Instant.now().plus(parse(time)), Duration.ofMinutes(15));
    }

    public Tokens livingFor(String time) {
        return times(Instant.now(), parse(time));
    }

    /** Signed by the first of these {@code kid:secret} entries. */
    public Tokens signedBy(String secrets) {
        this.ring = KeyRing.parse(secrets);
        return this;
    }

    /** With this JSON for a header in place of the usual one, and well signed. */
    public Tokens header(String json) {
        this.header = json;
        return this;
    }

    /** The token as it is sent. */
    public String text() {
        String usual = new TokenMinter(ring).mint(claims);
        if (header == null) {
            return usual;
        }
        return signed(base64(header.getBytes(StandardCharsets.UTF_8)) + "." + usual.split("\\.", -1)[1]);
    }

    /** A well signed token of these two JSON texts, however odd. */
    public static String ofJson(String header, String payload) {
        return new Tokens()
                .signed(base64(header.getBytes(StandardCharsets.UTF_8)) + "."
                        + base64(payload.getBytes(StandardCharsets.UTF_8)));
    }

    /** What it says, once verified. */
    public Claims claims() {
        TokenProfile profile =
                new TokenProfile(ISSUER, TokenProfile.ACCESS, null, Duration.ofSeconds(5), Duration.ofHours(1));
        return new TokenVerifier(ring).verify(text(), profile, Instant.now()).fold(claims -> claims, reason -> {
            throw new AssertionError("the token is refused: " + reason);
        });
    }

    /** As a header line. */
    public String bearer() {
        return "Authorization: Bearer " + text();
    }

    private String signed(String input) {
        Secret secret = ring.first().secret();
        return input + "." + base64(secret.sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    private Tokens times(Instant issued, Duration lifetime) {
        claims.put("iat", issued.getEpochSecond());
        claims.put("exp", issued.plus(lifetime).getEpochSecond());
        return this;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Duration parse(String time) {
        return DurationStyle.detectAndParse(time);
    }
}
