package dev.gatehouse.adapter.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import dev.gatehouse.token.key.KeyRing;
import dev.gatehouse.token.key.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cookies that only somebody with the secret can make; each differs in one thing from what Better Auth makes. */
class CacheFormsTest {

    private static final String SECRET = "a-secret-of-the-tests-of-cache-forms-0";
    private static final String OLDER = "an-older-secret-of-the-same-kind-000";
    private static final Secret KEY = Secret.ofText(SECRET);
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final String LATER = "1800000000000";
    private static final String CLAIMS = "{\"session\":{},\"exp\":1800000001}";

    private final CompactForm compact = new CompactForm(KEY);
    private final JwtForm jwt = new JwtForm(KEY);
    private final JweForm jwe = new JweForm(KeyRing.parse("a:" + SECRET + ",b:" + OLDER));

    @Test
    void compactBelievesWhatIsSignedAsItStands() {
        String payload = "{\"session\":{\"n\":1.0,\"t\":\"\\u00e9\uD83D\uDE00\",\"expiresAt\":7},\"expiresAt\":9}";

        assertThat(compact.open(compact(payload, LATER, KEY), NOW)).isPresent();
        assertThat(compact.open(compact("{\"session\":[]}", LATER, KEY), NOW.plusMillis(1)))
                .isEmpty();
        assertThat(compact.open(compact(payload, LATER, Secret.ofText(OLDER)), NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1}       | 1800000000000.0",
                "{\"a\":1}       | 1.8e12",
                "{\"a\":1}       | \"1800000000000\"",
                "{\"a\":1}       | true",
                "[1]             | 1800000000000",
                "7               | 1800000000000",
                "{\"a\":1,\"a\":2} | 1800000000000",
            })
    void compactBelievesNoOtherShape(String payload, String expiresAt) {
        assertThat(compact.open(compact(payload, expiresAt, KEY), NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "e30", "bnVsbA", "WzFd", "_w", "e30=x", "!", "eyJzZXNzaW9uIjp7fX0"})
    void compactTakesRubbishForNothing(String cookie) {
        assertThat(compact.open(cookie, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"alg\":\"HS256\"}                            | {\"exp\":1800000001}   | true",
                "{\"alg\":\"HS256\"}                            | {\"exp\":1800000000}   | false",
                "{\"alg\":\"HS256\"}                            | {\"exp\":\"1800000001\"} | false",
                "{\"alg\":\"HS256\"}                            | {}                     | false",
                "{\"alg\":\"HS256\"}                            | [1800000001]           | false",
                "{\"alg\":\"HS256\",\"typ\":\"JWT\"}            | {\"exp\":1800000001}   | false",
                "{\"alg\":\"HS256\",\"crit\":[\"b64\"],\"b64\":true} | {\"exp\":1800000001} | false",
                "{\"alg\":\"HS512\"}                            | {\"exp\":1800000001}   | false",
                "{\"alg\":\"none\"}                             | {\"exp\":1800000001}   | false",
                "{}                                             | {\"exp\":1800000001}   | false",
            })
    void jwtBelievesOnlyWhatBetterAuthWrites(String header, String claims, boolean believed) {
        String signed = base64(header) + "." + base64(claims);
        byte[] bytes = signed.getBytes(StandardCharsets.UTF_8);

        assertThat(jwt.open(signed + "." + base64(KEY.sign(bytes)), NOW).isPresent())
                .isEqualTo(believed);
        assertThat(jwt.open(signed + "." + base64(Secret.ofText(OLDER).sign(bytes)), NOW))
                .isEmpty();
        assertThat(jwt.open(signed + ".", NOW)).isEmpty();
    }

    @Test
    void jweOpensWithAnOlderSecretToo() throws JOSEException {
        assertThat(jwe.open(jwe(header(), SECRET, CLAIMS), NOW)).isPresent();
        assertThat(jwe.open(jwe(header(), OLDER, CLAIMS), NOW)).isPresent();
        assertThat(jwe.open(jwe(header(), OLDER, CLAIMS), NOW.plusSeconds(1))).isEmpty();
        assertThat(jwe.open(jwe(header(), "a-third-secret-that-nobody-was-told-of", CLAIMS), NOW))
                .isEmpty();
    }

    @Test
    void jweBelievesOnlyWhatBetterAuthWrites() throws JOSEException {
        assertThat(jwe.open(jwe(header().keyID("unknown"), SECRET, CLAIMS), NOW))
                .isEmpty();
        assertThat(jwe.open(jwe(header().compressionAlgorithm(CompressionAlgorithm.DEF), SECRET, CLAIMS), NOW))
                .isEmpty();
        assertThat(jwe.open(jwe(header().contentType("JWT"), SECRET, CLAIMS), NOW))
                .isEmpty();
        assertThat(jwe.open("a.b.c.d.e", NOW)).isEmpty();
    }

    /** Where the kid is right, but the cipher another one of the same key. */
    @Test
    void jweRefusesAnotherCipher() throws JOSEException {
        JWEObject token = new JWEObject(
                new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256CBC_HS512_DEPRECATED), new Payload(CLAIMS));
        byte[] key = KEY.deriveBytes("better-auth-session", "BetterAuth.js Generated Encryption Key", 64);
        token.encrypt(new DirectEncrypter(key));

        assertThat(jwe.open(token.serialize(), NOW)).isEmpty();
    }

    private static JWEHeader.Builder header() {
        return new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256CBC_HS512);
    }

    private static String jwe(JWEHeader.Builder header, String secret, String claims) throws JOSEException {
        JWEObject token = new JWEObject(header.build(), new Payload(claims));
        token.encrypt(new DirectEncrypter(Secret.ofText(secret)
                .deriveBytes("better-auth-session", "BetterAuth.js Generated Encryption Key", 64)));
        return token.serialize();
    }

    private static String compact(String payload, String expiresAt, Secret key) {
        String members = payload.substring(0, payload.length() - 1);
        String signed = (members.equals("{") ? members : members + ",") + "\"expiresAt\":" + expiresAt + "}";
        return base64("{\"session\":" + payload + ",\"expiresAt\":" + expiresAt + ",\"signature\":\""
                + base64(key.sign(signed.getBytes(StandardCharsets.UTF_8))) + "\"}");
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
