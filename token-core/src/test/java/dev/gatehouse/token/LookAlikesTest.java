package dev.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.token.Verdict.Refused;
import dev.gatehouse.token.key.KeyRing;
import dev.gatehouse.token.key.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tokens that a real Better Auth made. In single-secret mode some of them are HS256 by the very secret that signs ours:
 * a session cookie, or a link in a mail, must not pass for an access token.
 */
class LookAlikesTest {

    private static final JsonNode CAPTURED = captured();

    @ParameterizedTest
    @MethodSource("lookAlikes")
    void areRefusedUnderTheirOwnSecretAndAtTheirOwnTime(LookAlike lookAlike) {
        KeyRing ring = KeyRing.parse("better-auth:" + lookAlike.secret());

        assertThat(verdict(lookAlike.token(), ring, "http://localhost:3000", lookAlike.clock()))
                .isEqualTo(new Refused(Refusal.TOKEN_ISSUER));
    }

    /** Without this the test above would be green for any garbage. */
    @ParameterizedTest
    @MethodSource("lookAlikes")
    void areProperlySignedAndNotExpired(LookAlike lookAlike) {
        int signed = lookAlike.token().lastIndexOf('.');
        byte[] text = lookAlike.token().getBytes(StandardCharsets.US_ASCII);
        byte[] signature = Base64.getUrlDecoder().decode(lookAlike.token().substring(signed + 1));

        assertThat(Secret.ofText(lookAlike.secret()).verifies(text, 0, signed, signature))
                .isTrue();
        assertThat(Instant.ofEpochSecond(payload(lookAlike.token()).get("exp").asLong()))
                .isAfter(lookAlike.clock());
    }

    /** Each of these claims alone would have to be there; a later Better Auth may begin to write one of them. */
    @ParameterizedTest
    @MethodSource("lookAlikes")
    void lackEveryClaimThatTheProfileDemands(LookAlike lookAlike) {
        assertThat(payload(lookAlike.token()).propertyNames()).doesNotContain("iss", "typ", "sub", "aud");
    }

    @ParameterizedTest
    @MethodSource("lookAlikes")
    void areRefusedByTheirTypeEvenIfTheyNamedOurIssuerAndASubject(LookAlike lookAlike) {
        Map<String, Object> claims = new LinkedHashMap<>(
                Map.of("iss", TokenDraft.ISSUER, "sub", "user-1", "aud", List.of(TokenDraft.AUDIENCE)));
        payload(lookAlike.token()).properties().stream()
                .filter(member -> member.getValue().isIntegralNumber())
                .forEach(member -> claims.put(member.getKey(), member.getValue().asLong()));
        KeyRing ring = KeyRing.parse("better-auth:" + lookAlike.secret());

        assertThat(verdict(new TokenMinter(ring).mint(claims), ring, TokenDraft.ISSUER, lookAlike.clock()))
                .isEqualTo(new Refused(Refusal.TOKEN_TYPE));
    }

    @ParameterizedTest(name = "sample {index}")
    @MethodSource("tokensOfTheJwtPlugin")
    void ofTheJwtPluginAreRefusedByTheirAlgorithm(JsonNode sample) {
        KeyRing ring = KeyRing.parse("2hv2kynV5L9nAYqpmMM78OgHW400zMxu:" + TokenDraft.NEW_SECRET);
        Instant whileItLives = Instant.ofEpochSecond(sample.get("iat").asLong()).plusSeconds(1);

        assertThat(verdict(
                        sample.get("token").asString(),
                        ring,
                        sample.get("issuer").asString(),
                        whileItLives))
                .isEqualTo(new Refused(Refusal.TOKEN_ALGORITHM));
    }

    /** The public key is published: whoever uses it as an HMAC secret must get nowhere. */
    @Test
    void cannotBeMadeFromThePublicKeyOfTheJwtPlugin() {
        JsonNode sample = CAPTURED.at("/tokens/samples/0");
        String publicKey = CAPTURED.at("/tokens/jwks/keys/0/x").asString();
        String payload = sample.get("token").asString().split("\\.", -1)[1];
        String forged = TokenDraft.token()
                .withHeader("kid", "2hv2kynV5L9nAYqpmMM78OgHW400zMxu")
                .withRawPayload(Base64.getUrlDecoder().decode(payload))
                .signedWith(publicKey)
                .text();

        assertThat(TokenDraft.verdictOn(forged)).isEqualTo(new Refused(Refusal.TOKEN_KEY_UNKNOWN));
    }

    private static Verdict verdict(String token, KeyRing ring, String issuer, Instant now) {
        TokenProfile profile =
                new TokenProfile(issuer, TokenProfile.ACCESS, null, Duration.ofSeconds(5), Duration.ofHours(1));
        return new TokenVerifier(ring).verify(token, profile, now);
    }

    private static JsonNode payload(String token) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    static Stream<LookAlike> lookAlikes() {
        return stream(CAPTURED.get("lookAlikes"))
                .map(node -> new LookAlike(
                        node.get("name").asString(),
                        node.get("jwt").asString(),
                        node.get("secret").asString(),
                        Instant.ofEpochMilli(node.get("clock").asLong())));
    }

    static Stream<JsonNode> tokensOfTheJwtPlugin() {
        return stream(CAPTURED.at("/tokens/samples"));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode captured() {
        try (InputStream json = LookAlikesTest.class.getResourceAsStream("/captured/better-auth-1.7/tokens.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(json));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    record LookAlike(String name, String token, String secret, Instant clock) {
        @Override
        public String toString() {
            return name;
        }
    }
}
