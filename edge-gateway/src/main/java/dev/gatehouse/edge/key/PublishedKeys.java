package dev.gatehouse.edge.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.gatehouse.token.key.PublicKeyOfIssuer;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;

/** Reads the adapter's JWK set (RFC 7517): RS256 and ES256 keys for signatures; whatever else stands there is not ours. */
final class PublishedKeys {

    private static final int MOST = 50;

    private PublishedKeys() {}

    /**
     * The keys of a set.
     *
     * @throws ParseException if it is none
     */
    static List<PublicKeyOfIssuer> parse(String json) throws ParseException {
        List<PublicKeyOfIssuer> keys = new ArrayList<>();
        for (JWK jwk : JWKSet.parse(json).getKeys()) {
            boolean signs = jwk.getKeyUse() == null || jwk.getKeyUse().equals(KeyUse.SIGNATURE);
            if (signs && jwk.getKeyID() != null && keys.size() < MOST) {
                add(jwk, keys);
            }
        }
        return keys;
    }

    private static void add(JWK jwk, List<PublicKeyOfIssuer> keys) throws ParseException {
        try {
            if (jwk instanceof RSAKey rsa && names(jwk, PublicKeyOfIssuer.RS256)) {
                keys.add(new PublicKeyOfIssuer(jwk.getKeyID(), PublicKeyOfIssuer.RS256, rsa.toPublicKey()));
            } else if (jwk instanceof ECKey ec && names(jwk, PublicKeyOfIssuer.ES256)) {
                keys.add(new PublicKeyOfIssuer(jwk.getKeyID(), PublicKeyOfIssuer.ES256, ec.toPublicKey()));
            }
        } catch (JOSEException | IllegalArgumentException e) {
            throw new ParseException("a key of the set cannot be used", 0);
        }
    }

    private static boolean names(JWK jwk, String algorithm) {
        return jwk.getAlgorithm() != null && jwk.getAlgorithm().getName().equals(algorithm);
    }
}
