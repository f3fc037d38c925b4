package dev.gatehouse.adapter.cookie;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A public key of Better Auth's jwt plugin, with the one algorithm that it is for. */
record VerificationKey(String kid, String algorithm, PublicKey key) {

    private static final Map<String, String> JDK_NAMES =
            Map.of("EdDSA", "Ed25519", "ES256", "SHA256withECDSAinP1363Format", "RS256", "SHA256withRSA");

    /** What stands before the 32 bytes of the key (RFC 8410 section 4). */
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    /** Empty for a key that is not for signatures of these kinds. */
    static Optional<VerificationKey> of(JWK jwk) {
        try {
            PublicKey key = publicKey(jwk);
            String algorithm =
                    jwk.getAlgorithm() == null ? "" : jwk.getAlgorithm().getName();
            return key == null || jwk.getKeyID() == null || !JDK_NAMES.containsKey(algorithm)
                    ? Optional.empty()
                    : Optional.of(new VerificationKey(jwk.getKeyID(), algorithm, key));
        } catch (JOSEException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static @Nullable PublicKey publicKey(JWK jwk) throws JOSEException, GeneralSecurityException {
        if (jwk instanceof OctetKeyPair pair && pair.getCurve().equals(Curve.Ed25519)) {
            ByteArrayOutputStream encoded = new ByteArrayOutputStream();
            encoded.writeBytes(ED25519);
            encoded.writeBytes(pair.getDecodedX());
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded.toByteArray()));
        }
        if (jwk instanceof ECKey ec && ec.getCurve().equals(Curve.P_256)) {
            return ec.toPublicKey();
        }
        return jwk instanceof RSAKey rsa ? rsa.toPublicKey() : null;
    }

    boolean verifies(byte[] signed, byte[] signature) {
        try {
            Signature check = Signature.getInstance(JDK_NAMES.get(algorithm));
            check.initVerify(key);
            check.update(signed);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            // The JDK says so of a signature of the wrong length or shape, and of a key that is for something else.
            return false;
        }
    }
}
