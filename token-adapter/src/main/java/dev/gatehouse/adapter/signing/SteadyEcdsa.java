package dev.gatehouse.adapter.signing;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.util.BigIntegers;

/**
 * ES256 (RFC 7518 section 3.4) whose signature is a function of key and message (RFC 6979), unlike the JDK's: a refresh
 * token that is shown again gets the same bytes again.
 */
final class SteadyEcdsa {

    static final X9ECParameters P256 = CustomNamedCurves.getByName("secp256r1");
    private static final int HALF = 32;

    private final ECPrivateKeyParameters key;

    SteadyEcdsa(ECPrivateKey key) {
        this.key = new ECPrivateKeyParameters(key.getS(), new ECDomainParameters(P256));
    }

    /** The two numbers of the signature side by side, 64 bytes. */
    byte[] sign(byte[] message) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, key);
        BigInteger[] numbers = signer.generateSignature(sha256(message));
        byte[] signature = new byte[2 * HALF];
        BigIntegers.asUnsignedByteArray(numbers[0], signature, 0, HALF);
        BigIntegers.asUnsignedByteArray(numbers[1], signature, HALF, HALF);
        return signature;
    }

    private static byte[] sha256(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime must provide SHA-256", e);
        }
    }
}
