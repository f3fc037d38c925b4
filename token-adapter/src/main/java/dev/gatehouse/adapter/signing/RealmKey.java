package dev.gatehouse.adapter.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import dev.gatehouse.adapter.realm.TokenAlgorithm;
import dev.gatehouse.token.key.PublicKeyOfIssuer;
import dev.gatehouse.token.key.SigningKey;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;

/** One key pair of a realm, and since when it signs. */
final class RealmKey implements SigningKey {

    private final JWK jwk;
    private final Signer signer;
    private final PublicKeyOfIssuer publicKey;

    private RealmKey(JWK jwk, Signer signer) throws JOSEException {
        this.jwk = jwk;
        this.signer = signer;
        this.publicKey = new PublicKeyOfIssuer(
                jwk.getKeyID(), jwk.getAlgorithm().getName(), ((AsymmetricJWK) jwk).toPublicKey());
    }

    private interface Signer {
        byte[] sign(byte[] message);
    }

    /**
     * A key of ours.
     *
     * @param jwk with {@code kid}, {@code alg}, {@code nbf} and the private half
     */
    static RealmKey of(JWK jwk) {
        try {
            if (jwk instanceof RSAKey rsa) {
                PrivateKey half = rsa.toPrivateKey();
                return new RealmKey(jwk, message -> rsa(half, message));
            }
            return new RealmKey(jwk, new SteadyEcdsa(((ECKey) jwk).toECPrivateKey())::sign);
        } catch (JOSEException e) {
            throw new IllegalStateException("a key of the realm cannot be used: " + jwk.getKeyID(), e);
        }
    }

    private static byte[] rsa(PrivateKey half, byte[] message) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(half);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime must provide SHA256withRSA", e);
        }
    }

    @Override
    public String kid() {
        return jwk.getKeyID();
    }

    @Override
    public String algorithm() {
        return jwk.getAlgorithm().getName();
    }

    @Override
    public byte[] sign(byte[] message) {
        return signer.sign(message);
    }

    boolean isFor(TokenAlgorithm algorithm) {
        return algorithm().equals(algorithm.name());
    }

    /** From then on it signs, until the next one does. */
    Instant since() {
        return jwk.getNotBeforeTime().toInstant();
    }

    /** The whole key, to be kept. */
    JWK whole() {
        return jwk;
    }

    PublicKeyOfIssuer publicKey() {
        return publicKey;
    }

    @Override
    public String toString() {
        return "RealmKey[" + kid() + "]";
    }
}
