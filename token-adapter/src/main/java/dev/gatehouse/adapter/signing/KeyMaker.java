package dev.gatehouse.adapter.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.gatehouse.adapter.realm.TokenAlgorithm;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;

/** Makes key pairs, or reads them. */
final class KeyMaker {

    /** RFC 7518 section 3.3 asks for this much at least. */
    private static final int RSA_BITS = 2048;

    private KeyMaker() {}

    /** A new pair, which signs from {@code since} on. Takes a tenth of a second or more. */
    static RealmKey make(TokenAlgorithm algorithm, Instant since) {
        try {
            JWK pair = algorithm == TokenAlgorithm.RS256
                    ? new RSAKeyGenerator(RSA_BITS).generate()
                    : new ECKeyGenerator(Curve.P_256).generate();
            return named(pair, since);
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java runtime must make RSA and EC keys", e);
        }
    }

    /**
     * A pair from a PEM file, which has always signed.
     *
     * @throws IllegalArgumentException saying what is wrong with the file
     */
    static RealmKey read(Path pem) {
        try {
            return named(PemKey.read(pem), Instant.EPOCH);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("holds a key that cannot be named", e);
        }
    }

    /** The thumbprint is its name (RFC 7638): the same key has the same name wherever it is read. */
    private static RealmKey named(JWK pair, Instant since) throws JOSEException {
        String kid = pair.computeThumbprint().toString();
        Date from = Date.from(since);
        return RealmKey.of(
                pair instanceof RSAKey rsa
                        ? new RSAKey.Builder(rsa)
                                .keyID(kid)
                                .keyUse(KeyUse.SIGNATURE)
                                .algorithm(JWSAlgorithm.RS256)
                                .notBeforeTime(from)
                                .build()
                        : new ECKey.Builder((ECKey) pair)
                                .keyID(kid)
                                .keyUse(KeyUse.SIGNATURE)
                                .algorithm(JWSAlgorithm.ES256)
                                .notBeforeTime(from)
                                .build());
    }
}
