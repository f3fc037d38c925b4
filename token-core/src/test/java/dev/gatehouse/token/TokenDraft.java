package dev.gatehouse.token;

import dev.gatehouse.token.key.KeyRing;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A token in the making: a good one, until a test changes one thing of it. Written and signed without the code under
 * test, so that a mistake in that cannot hide itself.
 */
final class TokenDraft {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final String ISSUER = "https://app.example/realms/main";
    static final String AUDIENCE = "tasks-api";

    static final String NEW_SECRET = "new-secret-of-the-token-core-tests-0001";
    static final String OLD_SECRET = "old-secret-of-the-token-core-tests-0002";
    static final String STRANGE_SECRET = "a-secret-that-is-in-no-ring-of-ours-0003";
    static final KeyRing RING = KeyRing.parse("k2:" + NEW_SECRET + ",k1:" + OLD_SECRET);

    static final TokenProfile PROFILE =
            new TokenProfile(ISSUER, TokenProfile.ACCESS, AUDIENCE, Duration.ofSeconds(5), Duration.ofHours(1));

    private static final TokenVerifier VERIFIER = new TokenVerifier(RING);

    private final Map<String, @Nullable Object> header = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> claims = new LinkedHashMap<>();
    private String secret = NEW_SECRET;
    private String mac = "HmacSHA256";

    private byte @Nullable [] rawHeader;
    private byte @Nullable [] rawPayload;

    static TokenDraft token() {
        return new TokenDraft();
    }

    private TokenDraft() {
        header.put("alg", "HS256");
        header.put("typ", "JWT");
        header.put("kid", "k2");
        claims.put("iss", ISSUER);
        claims.put("sub", "EhL40NCIID1s9F9JrrkgQkAvSdzKGPFm");
        claims.put("azp", "web");
        claims.put("typ", "Bearer");
        claims.put("sid", "Ei68W0SJVGXSXY3rKSnDC4K0fhHcRvT9");
        claims.put("jti", "3f1c9a7be2d84f6c.7");
        claims.put("iat", NOON.getEpochSecond() - 60);
        claims.put("exp", NOON.getEpochSecond() + 840);
        claims.put("aud", List.of(AUDIENCE));
        claims.put("scope", "openid profile email");
        claims.put("email", "ada@example.com");
        claims.put("realm_access", Map.of("roles", List.of("user", "admin")));
    }

    TokenDraft with(String claim, @Nullable Object value) {
        claims.put(claim, value);
        return this;
    }

    TokenDraft without(String claim) {
        claims.remove(claim);
        return this;
    }

    /** A date that is so many seconds after noon. */
    TokenDraft withDate(String claim, long secondsAfterNoon) {
        return with(claim, NOON.getEpochSecond() + secondsAfterNoon);
    }

    TokenDraft withHeader(String name, @Nullable Object value) {
        header.put(name, value);
        return this;
    }

    TokenDraft withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    TokenDraft withRawHeader(String json) {
        rawHeader = json.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    TokenDraft withRawPayload(byte[] bytes) {
        rawPayload = bytes;
        return this;
    }

    TokenDraft withRawPayload(String json) {
        return withRawPayload(json.getBytes(StandardCharsets.UTF_8));
    }

    TokenDraft signedWith(String otherSecret) {
        secret = otherSecret;
        return this;
    }

    /** {@code HmacSHA512} for HS512. */
    TokenDraft signedBy(String otherMac) {
        mac = otherMac;
        return this;
    }

    String headerJson() {
        return JsonMapper.shared().writeValueAsString(header);
    }

    String payloadJson() {
        return JsonMapper.shared().writeValueAsString(claims);
    }

    /** The payload's JSON without its closing brace, and {@code more} in its place. */
    TokenDraft withPayloadEnding(String more) {
        String json = payloadJson();
        return withRawPayload(json.substring(0, json.length() - 1) + more);
    }

    String headerPart() {
        return base64(rawHeader == null ? headerJson().getBytes(StandardCharsets.UTF_8) : rawHeader);
    }

    String payloadPart() {
        return base64(rawPayload == null ? payloadJson().getBytes(StandardCharsets.UTF_8) : rawPayload);
    }

    String text() {
        return signed(headerPart() + "." + payloadPart());
    }

    /** Any text with a signature of this draft's secret behind it. */
    String signed(String input) {
        return input + "." + base64(hmac(mac, secret, input));
    }

    Verdict verdict() {
        return verdictOn(text());
    }

    static Verdict verdictOn(String text) {
        return VERIFIER.verify(text, PROFILE, NOON);
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hmac(String algorithm, String secret, String input) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(input.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
