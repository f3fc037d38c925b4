package dev.gatehouse.adapter.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.realm.TokenAlgorithm;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SteadyEcdsaTest {

    /** The vector of RFC 6979 section A.2.5 for SHA-256 and "sample". */
    @Test
    void signsAsTheStandardDoes() throws Exception {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPrivateKey key = (ECPrivateKey) KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(
                        new BigInteger("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721", 16),
                        curve.getParameterSpec(ECParameterSpec.class)));

        assertThat(HexFormat.of()
                        .withUpperCase()
                        .formatHex(new SteadyEcdsa(key).sign("sample".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
                        + "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8");
    }

    @Test
    void isBelievedByWhoeverHasThePublicHalf() {
        RealmKey key = KeyMaker.make(TokenAlgorithm.ES256, Instant.EPOCH);
        byte[] message = "a.b".getBytes(StandardCharsets.US_ASCII);

        for (int i = 0; i < 50; i++) {
            message[0] = (byte) i;
            byte[] signature = key.sign(message);
            assertThat(key.publicKey().verifies(message, 0, message.length, signature))
                    .isTrue();
            signature[i] ^= 1;
            assertThat(key.publicKey().verifies(message, 0, message.length, signature))
                    .isFalse();
        }
    }
}
