package dev.gatehouse.edge.key;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatehouse.edge.AdapterDouble;
import dev.gatehouse.edge.RunningEdge;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that the adapter signed with keys of its own, which it publishes. */
class PublishedKeysTest {

    private static final AdapterDouble ADAPTER = AdapterDouble.start();
    private static final RSAKey RSA = rsa();
    private static final ECKey EC = ec();

    @RegisterExtension
    static final RunningEdge EDGE = following().route("tasks", "/tasks/**");

    private static RunningEdge following() {
        RSAKey encrypting =
                new RSAKey.Builder(RSA).keyID("enc").keyUse(KeyUse.ENCRYPTION).build();
        ADAPTER.publishes(new JWKSet(List.of(RSA, EC, encrypting)).toString());
        RunningEdge edge = new RunningEdge();
        for (String setting : ADAPTER.settings()) {
            edge.setting(setting);
        }
        return edge;
    }

    @BeforeAll
    static void fetchesThemAtTheStart() {
        await().until(() ->
                verdict(signed(JWSAlgorithm.RS256, "rsa", signer(RSA))).equals("200"));
    }

    @AfterAll
    static void stop() {
        ADAPTER.close();
    }

    @Test
    void areBelievedForTheirAlgorithm() {
        assertThat(verdict(signed(JWSAlgorithm.RS256, "rsa", signer(RSA)))).isEqualTo("200");
        assertThat(verdict(signed(JWSAlgorithm.ES256, "ec", signer(EC)))).isEqualTo("200");
    }

    @Test
    void leaveSharedSecretsInForce() {
        assertThat(verdict(token().text())).isEqualTo("200");
    }

    @Test
    void areNotBelievedForAnother() {
        assertThat(verdict(signed(JWSAlgorithm.RS384, "rsa", signer(RSA)))).isEqualTo("401 token_algorithm");
        assertThat(verdict(signed(JWSAlgorithm.RS256, "ec", signer(RSA)))).isEqualTo("401 token_algorithm");
    }

    @Test
    void areNoHmacSecrets() throws JOSEException {
        byte[] text = RSA.toPublicKey().getEncoded();

        assertThat(verdict(signed(JWSAlgorithm.HS256, "rsa", new MACSigner(text))))
                .isEqualTo("401 token_algorithm");
    }

    @Test
    void mustBeNamed() {
        assertThat(verdict(signed(JWSAlgorithm.RS256, "other", signer(RSA)))).isEqualTo("401 token_key_unknown");
        assertThat(verdict(signed(JWSAlgorithm.RS256, null, signer(RSA)))).isEqualTo("401 token_key_unknown");
        assertThat(verdict(signed(JWSAlgorithm.RS256, "enc", signer(RSA)))).isEqualTo("401 token_key_unknown");
    }

    @Test
    void mustHaveMadeTheSignature() {
        assertThat(verdict(signed(JWSAlgorithm.RS256, "rsa", signer(rsa())))).isEqualTo("401 token_signature");
        assertThat(verdict(signed(JWSAlgorithm.ES256, "ec", signer(ec())))).isEqualTo("401 token_signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"keys\":1}", "<html>"})
    void areNotReadOutOfRubbish(String text) {
        assertThatExceptionOfType(ParseException.class).isThrownBy(() -> PublishedKeys.parse(text));
    }

    private static String verdict(String token) {
        return EDGE.client().get("/tasks/1", "Authorization: Bearer " + token).verdict();
    }

    private static String signed(JWSAlgorithm algorithm, @Nullable String kid, JWSSigner signer) {
        try {
            String payload = new String(
                    Base64.getUrlDecoder().decode(token().text().split("\\.", -1)[1]), StandardCharsets.UTF_8);
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(algorithm)
                            .type(JOSEObjectType.JWT)
                            .keyID(kid)
                            .build(),
                    JWTClaimsSet.parse(payload));
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWSSigner signer(RSAKey key) {
        try {
            return new RSASSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWSSigner signer(ECKey key) {
        try {
            return new ECDSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey rsa() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID("rsa")
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID("ec")
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
