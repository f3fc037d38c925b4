package dev.gatehouse.token.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicKeyOfIssuerTest {

    private static final byte[] TEXT = "..signed..".getBytes(StandardCharsets.US_ASCII);

    private static final KeyPair RSA = pair("RSA", 2048);
    private static final KeyPair EC = pair("EC", 256);

    @ParameterizedTest
    @CsvSource({"RS256, SHA256withRSA", "ES256, SHA256withECDSAinP1363Format"})
    void verifiesWhatItsPrivateHalfSigned(String algorithm, String name) throws GeneralSecurityException {
        KeyPair pair = algorithm.equals("RS256") ? RSA : EC;
        PublicKeyOfIssuer key = new PublicKeyOfIssuer("k1", algorithm, pair.getPublic());
        byte[] signature = signed(name, pair);

        assertThat(key.verifies(TEXT, 2, 6, signature)).isTrue();
        assertThat(key.verifies(TEXT, 1, 6, signature)).isFalse();
        assertThat(key.verifies(TEXT, 2, 5, signature)).isFalse();
        signature[7] ^= 1;
        assertThat(key.verifies(TEXT, 2, 6, signature)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"ES256, 0", "ES256, 63", "ES256, 65", "ES256, 72", "RS256, 0", "RS256, 255", "RS256, 257"})
    void takesASignatureOfAnotherLengthForAWrongOne(String algorithm, int length) throws GeneralSecurityException {
        boolean rsa = algorithm.equals("RS256");
        KeyPair pair = rsa ? RSA : EC;
        byte[] right = signed(rsa ? "SHA256withRSA" : "SHA256withECDSAinP1363Format", pair);

        assertThat(new PublicKeyOfIssuer("k1", algorithm, pair.getPublic())
                        .verifies(TEXT, 2, 6, Arrays.copyOf(right, length)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"RS256, EC", "ES256, RSA", "HS256, RSA", "none, EC", "RS512, RSA"})
    void isForOneAlgorithmThatTheKeyIsMadeFor(String algorithm, String kind) {
        KeyPair pair = kind.equals("RSA") ? RSA : EC;

        assertThatThrownBy(() -> new PublicKeyOfIssuer("k1", algorithm, pair.getPublic()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("is for neither RS256 nor ES256");
    }

    @Test
    void needsAHarmlessName() {
        assertThatThrownBy(() -> new PublicKeyOfIssuer("k 1", "RS256", RSA.getPublic()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] signed(String name, KeyPair pair) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(name);
        signature.initSign(pair.getPrivate());
        signature.update(TEXT, 2, 6);
        return signature.sign();
    }

    private static KeyPair pair(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
