package dev.gatehouse.adapter.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwksFormTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final String HEADER = "{\"alg\":\"EdDSA\",\"kid\":\"k\",\"typ\":\"better-auth.session-cache+jwt\"}";
    private static final String CLAIMS =
            "{\"session\":{\"token\":\"t\"},\"user\":{\"id\":\"u\"},\"sub\":\"u\",\"sid\":\"t\","
                    + "\"iss\":\"http://a\",\"aud\":\"better-auth:session-cache\",\"exp\":1800000001}";

    private final KeyPair ed25519 = pair("Ed25519");

    @Test
    void believesWhatBetterAuthSigned() throws GeneralSecurityException {
        assertThat(believes(HEADER, CLAIMS)).isTrue();
        assertThat(form(jwk(ed25519)).open(signed(HEADER, CLAIMS, "Ed25519", pair("Ed25519")), NOW))
                .isEmpty();
        assertThat(form().open(signed(HEADER, CLAIMS, "Ed25519", ed25519), NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "better-auth:session-cache, http://a", "http://a, http://b", "http://a, http://a/",
                "\"sid\":\"t\", \"sid\":\"x\"",
        "'\"sid\":\"t\",', ''", "\"sub\":\"u\", \"sub\":\"x\"", "1800000001, 1800000000", "\"exp\", \"end\"",
        "\"aud\":\"better-auth:session-cache\", \"aud\":[\"x\"]", "'{\"token\":\"t\"}', {}",
    })
    void believesNothingWithOtherClaims(String claim, String instead) throws GeneralSecurityException {
        String claims = CLAIMS.replace(claim, instead);

        assertThat(claims).isNotEqualTo(CLAIMS);
        assertThat(believes(HEADER, claims)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "+jwt, ''",
        "better-auth.session-cache+jwt, JWT",
        "'\"kid\":\"k\"', '\"kid\":\"x\"'",
        "'\"kid\":\"k\",', ''",
        "EdDSA, ES256",
        "EdDSA, Ed25519",
        "'{', '{\"crit\":[\"b64\"],\"b64\":true,'",
        "'{', '{\"jku\":\"http://x\",'",
    })
    void believesNothingWithAnotherHeader(String parameter, String instead) throws GeneralSecurityException {
        String header = HEADER.replace(parameter, instead);

        assertThat(header).isNotEqualTo(HEADER);
        assertThat(believes(header, CLAIMS)).isFalse();
    }

    @Test
    void takesTheOtherAlgorithmsThatThePluginOffers() throws GeneralSecurityException {
        KeyPair rsa = pair("RSA");
        KeyPair ec = pair("EC");
        JwksForm form = form(
                new RSAKey.Builder((RSAPublicKey) rsa.getPublic())
                        .keyID("k")
                        .algorithm(JWSAlgorithm.RS256)
                        .build(),
                new ECKey.Builder(Curve.P_256, (ECPublicKey) ec.getPublic())
                        .keyID("k")
                        .algorithm(JWSAlgorithm.ES256)
                        .build());

        assertThat(form.open(signed(HEADER.replace("EdDSA", "RS256"), CLAIMS, "SHA256withRSA", rsa), NOW))
                .isPresent();
        assertThat(form.open(signed(HEADER.replace("EdDSA", "ES256"), CLAIMS, "SHA256withECDSAinP1363Format", ec), NOW))
                .isPresent();
        assertThat(form.open(signed(HEADER, CLAIMS, "Ed25519", ed25519), NOW)).isEmpty();
    }

    @Test
    void leavesOutKeysThatItCannotUse() {
        OctetKeyPair key = jwk(ed25519);

        assertThat(VerificationKey.of(key)).isPresent();
        assertThat(VerificationKey.of(new OctetKeyPair.Builder(key)
                        .algorithm(JWSAlgorithm.ES512)
                        .build()))
                .isEmpty();
        assertThat(VerificationKey.of(
                        new OctetKeyPair.Builder(key).algorithm(null).build()))
                .isEmpty();
        assertThat(VerificationKey.of(new OctetKeyPair.Builder(key).keyID(null).build()))
                .isEmpty();
        assertThat(VerificationKey.of(new OctetKeyPair.Builder(Curve.X25519, key.getX())
                        .keyID("k")
                        .algorithm(JWSAlgorithm.EdDSA)
                        .build()))
                .isEmpty();
        assertThat(VerificationKey.of(new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode("short"))
                        .keyID("k")
                        .algorithm(JWSAlgorithm.EdDSA)
                        .build()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b.c", "..", "e30.e30.e30"})
    void takesRubbishForNothing(String cookie) {
        assertThat(JwksForm.claimedBy(cookie)).isFalse();
        assertThat(form(jwk(ed25519)).open(cookie, NOW)).isEmpty();
    }

    private boolean believes(String header, String claims) throws GeneralSecurityException {
        return form(jwk(ed25519))
                .open(signed(header, claims, "Ed25519", ed25519), NOW)
                .isPresent();
    }

    private static JwksForm form(JWK... keys) {
        return new JwksForm(
                "http://a",
                List.of(keys).stream()
                        .map(key -> VerificationKey.of(key).orElseThrow())
                        .toList());
    }

    private static OctetKeyPair jwk(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        Base64URL x = Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        return new OctetKeyPair.Builder(Curve.Ed25519, x)
                .keyID("k")
                .algorithm(JWSAlgorithm.EdDSA)
                .build();
    }

    private static String signed(String header, String claims, String algorithm, KeyPair pair)
            throws GeneralSecurityException {
        String input = Base64URL.encode(header) + "." + Base64URL.encode(claims);
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(pair.getPrivate());
        signature.update(input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + Base64URL.encode(signature.sign());
    }

    private static KeyPair pair(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(256);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
