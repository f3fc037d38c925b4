package dev.gatehouse.adapter.signing;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.util.BigIntegers;

/** A private key as openssl writes it: PKCS #8 (RFC 5958), PKCS #1 or SEC 1, not encrypted. */
final class PemKey {

    private static final int RSA_BITS = 2048;
    private static final int P256_BYTES = 32;

    private PemKey() {}

    /**
     * The key pair in a file, without a name.
     *
     * @throws IllegalArgumentException saying what is wrong with the file
     */
    static JWK read(Path file) {
        try (PEMParser pem = new PEMParser(Files.newBufferedReader(file))) {
            for (Object found = pem.readObject(); found != null; found = pem.readObject()) {
                if (found instanceof PEMKeyPair pair) {
                    return pair(pair.getPrivateKeyInfo());
                }
                if (found instanceof PrivateKeyInfo info) {
                    return pair(info);
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read", e);
        }
        throw new IllegalArgumentException("holds no private key");
    }

    private static JWK pair(PrivateKeyInfo info) throws IOException {
        PrivateKey key = new JcaPEMKeyConverter().getPrivateKey(info);
        if (key instanceof RSAPrivateCrtKey rsa && rsa.getModulus().bitLength() >= RSA_BITS) {
            return new RSAKey.Builder(Base64URL.encode(rsa.getModulus()), Base64URL.encode(rsa.getPublicExponent()))
                    .privateKey(key)
                    .build();
        }
        if (key instanceof ECPrivateKey ec && Curve.P_256.equals(Curve.forECParameterSpec(ec.getParams()))) {
            ECPoint half = SteadyEcdsa.P256.getG().multiply(ec.getS()).normalize();
            return new ECKey.Builder(
                            Curve.P_256,
                            Base64URL.encode(half.getAffineXCoord().getEncoded()),
                            Base64URL.encode(half.getAffineYCoord().getEncoded()))
                    .d(Base64URL.encode(BigIntegers.asUnsignedByteArray(P256_BYTES, ec.getS())))
                    .build();
        }
        throw new IllegalArgumentException("holds a key that is not for RS256 or ES256");
    }
}
