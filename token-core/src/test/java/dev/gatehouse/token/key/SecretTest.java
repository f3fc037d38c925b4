package dev.gatehouse.token.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    private static final String TEXT = "golden-secret-of-the-token-core-tests-01";

    /** RFC 4231 sections 4.2 to 4.8, without 4.6, whose result is cut short. */
    @ParameterizedTest
    @CsvSource({
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 4869205468657265,"
                + " b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        "4a656665, 7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
                + " 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, dd*50,"
                + " 773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
        "0102030405060708090a0b0c0d0e0f10111213141516171819, cd*50,"
                + " 82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
        "aa*131, 54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669"
                + "727374, 60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        "aa*131, 5468697320697320612074657374207573696e672061206c6172676572207468616e20626c6f636b2d73697a65206b657920616e"
                + "642061206c6172676572207468616e20626c6f636b2d73697a6520646174612e20546865206b6579206e6565647320746f20626520"
                + "686173686564206265666f7265206265696e6720757365642062792074686520484d414320616c676f726974686d2e,"
                + " 9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
    })
    void signsTheVectorsOfTheRfc(String key, String message, String mac) {
        assertThat(hex(new Secret(bytes(key)).sign(bytes(message)))).isEqualTo(mac);
    }

    /** RFC 7515 appendix A.1. */
    @Test
    void signsTheExampleOfJws() {
        byte[] key = Base64.getUrlDecoder()
                .decode("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow");
        byte[] input = ascii("eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9."
                + "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ");
        byte[] signature = Base64.getUrlDecoder().decode("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

        assertThat(new Secret(key).sign(input)).isEqualTo(signature);
        assertThat(new Secret(key).verifies(input, 0, input.length, signature)).isTrue();
    }

    @Test
    void takesTheTextAsItIsAndDecodesNothing() throws GeneralSecurityException {
        String looksLikeBase64 = "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0éé==";

        assertThat(Secret.ofText(looksLikeBase64).sign(ascii("message")))
                .isEqualTo(hmac(looksLikeBase64.getBytes(StandardCharsets.UTF_8), ascii("message")));
    }

    @Test
    void countsBytesAndNotCharacters() {
        assertThat(Secret.ofText("é".repeat(16))).hasToString("Secret[32 bytes]");
        assertThat(Secret.ofText("x".repeat(32))).hasToString("Secret[32 bytes]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "hunter2-hunter2-hunter2-hunter2"})
    void refusesASecretOfLessThan32BytesWithoutSayingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Secret.ofText(text))
                .withMessage("has a secret of " + text.length()
                        + " bytes, and HS256 needs at least 32: write the output of `openssl rand -base64 32`");
    }

    @Test
    void signsAPartOfABuffer() {
        Secret secret = Secret.ofText(TEXT);

        assertThat(secret.sign(ascii("xxmessagexx"), 2, 7)).isEqualTo(secret.sign(ascii("message")));
    }

    @Test
    void verifiesItsOwnSignatureOnly() {
        Secret secret = Secret.ofText(TEXT);
        byte[] message = ascii("message");
        byte[] signature = secret.sign(message);

        assertThat(secret.verifies(message, 0, message.length, signature)).isTrue();
        assertThat(secret.verifies(message, 0, message.length - 1, signature)).isFalse();
        assertThat(secret.verifies(message, 0, message.length, new byte[32])).isFalse();
        assertThat(secret.verifies(message, 0, message.length, new byte[0])).isFalse();
        assertThat(secret.verifies(message, 0, message.length, Arrays.copyOf(signature, 31)))
                .isFalse();
        assertThat(secret.verifies(message, 0, message.length, Arrays.copyOf(signature, 33)))
                .isFalse();
        assertThat(Secret.ofText(TEXT + "x").verifies(message, 0, message.length, signature))
                .isFalse();
    }

    @Test
    void noticesEveryChangedBit() {
        Secret secret = Secret.ofText(TEXT);
        byte[] message = ascii("message");
        byte[] signature = secret.sign(message);

        for (int bit = 0; bit < 256; bit++) {
            byte[] changed = signature.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(secret.verifies(message, 0, message.length, changed)).isFalse();
        }
    }

    /** RFC 5869 appendix A.3: no salt and no info; the first 32 of its 42 bytes are the first block. */
    @Test
    void derivesTheVectorOfTheRfc() {
        assertThat(hex(new Secret(bytes("0b*22")).deriveBytes("")))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
    }

    /** RFC 5869 appendix A.3 in full, and what Node's hkdfSync makes with a salt: 64 bytes are two blocks. */
    @Test
    void derivesAsManyBytesAsAnotherProgramDoes() {
        assertThat(hex(new Secret(bytes("0b*22")).deriveBytes("", "", 42)))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
        assertThat(hex(Secret.ofText(TEXT).deriveBytes("a-salt", "a label", 64)))
                .isEqualTo(
                        "ad76ad19809d81c32dc3fe9f9ff34b1dc4abcc6af51ca52758b9a2d4ded612f507a2c145c5b26e1299987756725ebf4988e33d7c9c041f379005f9a7f1f2782d");
    }

    /** Made with Python's hmac: backends derive the key of their assertions in their own language. */
    @Test
    void derivesTheSameBytesAsEveryOtherLanguage() {
        assertThat(hex(Secret.ofText(TEXT).deriveBytes("gatehouse/assertion/tasks-api")))
                .isEqualTo("c0bbee47bae7865cf8a802a29decc487c257c92df316e93ecd78901f0189f6d5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "gatehouse/refresh", "é😀", "a label that is rather longer than one block of the hash is"})
    void derivesWhatTheTwoStepsOfTheRfcGive(String label) throws GeneralSecurityException {
        byte[] info = label.getBytes(StandardCharsets.UTF_8);
        byte[] pseudorandom = hmac(new byte[32], ascii(TEXT));
        byte[] block = Arrays.copyOf(info, info.length + 1);
        block[info.length] = 1;

        assertThat(Secret.ofText(TEXT).deriveBytes(label)).isEqualTo(hmac(pseudorandom, block));
    }

    @Test
    void signsWithTheDerivedBytes() throws GeneralSecurityException {
        Secret secret = Secret.ofText(TEXT);

        assertThat(secret.derive("a").sign(ascii("message")))
                .isEqualTo(hmac(secret.deriveBytes("a"), ascii("message")))
                .isNotEqualTo(secret.derive("b").sign(ascii("message")))
                .isNotEqualTo(secret.sign(ascii("message")));
    }

    @Test
    void isNotChangedByWhoMadeIt() {
        byte[] bytes = bytes("0b*32");
        Secret secret = new Secret(bytes);
        byte[] before = secret.sign(ascii("message"));
        Arrays.fill(bytes, (byte) 0);

        assertThat(secret.sign(ascii("message"))).isEqualTo(before);
    }

    @Test
    void showsNothingOfItself() {
        assertThat(Secret.ofText(TEXT)).hasToString("Secret[40 bytes]");
        assertThat(new SharedKey("k1", Secret.ofText(TEXT))).hasToString("SharedKey[kid=k1, secret=Secret[40 bytes]]");
    }

    @Test
    void servesManyThreadsAtOnce() throws InterruptedException, ExecutionException {
        Secret secret = Secret.ofText(TEXT);
        byte[] expected = secret.sign(ascii("message"));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> wrong = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                wrong.add(threads.submit(() -> wrongSignatures(secret, expected)));
            }
            for (Future<Integer> count : wrong) {
                assertThat(count.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int wrongSignatures(Secret secret, byte[] expected) {
        int wrong = 0;
        for (int i = 0; i < 5_000; i++) {
            wrong += Arrays.equals(secret.sign(ascii("message")), expected) ? 0 : 1;
        }
        return wrong;
    }

    private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }

    /** Hexadecimal digits, or one byte so many times: {@code aa*131}. */
    private static byte[] bytes(String notation) {
        int star = notation.indexOf('*');
        return HexFormat.of()
                .parseHex(
                        star < 0
                                ? notation
                                : notation.substring(0, star).repeat(Integer.parseInt(notation.substring(star + 1))));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
