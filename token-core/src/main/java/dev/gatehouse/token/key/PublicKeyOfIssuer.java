package dev.gatehouse.token.key;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Map;

/** The public half of a key that the adapter signs with for clients that asked for RS256 or ES256. */
public record PublicKeyOfIssuer(String kid, String algorithm, PublicKey key) implements TokenKey {

    /** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518 section 3.3). */
    public static final String RS256 = "RS256";

    /** ECDSA on P-256 with SHA-256, the signature as R and S side by side (RFC 7518 section 3.4). */
    public static final String ES256 = "ES256";

    private static final Map<String, String> JDK_NAMES =
            Map.of(RS256, "SHA256withRSA", ES256, "SHA256withECDSAinP1363Format");

    /**
     * Takes a key for one algorithm.
     *
     * @throws IllegalArgumentException if the algorithm is another, or the key is not for it
     */
    public PublicKeyOfIssuer {
        SharedKey.demandKid(kid);
        String wanted = algorithm.equals(RS256) ? "RSA" : algorithm.equals(ES256) ? "EC" : "";
        if (!key.getAlgorithm().equals(wanted)) {
            throw new IllegalArgumentException("is for neither RS256 nor ES256");
        }
    }

    @Override
    public boolean verifies(byte[] buffer, int offset, int count, byte[] signature) {
        try {
            Signature check = Signature.getInstance(JDK_NAMES.get(algorithm));
            check.initVerify(key);
            check.update(buffer, offset, count);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            // The JDK says so of a signature of the wrong length or shape.
            return false;
        }
    }
}
