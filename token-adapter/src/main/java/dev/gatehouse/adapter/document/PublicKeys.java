package dev.gatehouse.adapter.document;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.token.key.PublicKeyOfIssuer;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The realm's public keys, for whoever verifies its tokens. The shared secret is not among them. */
public final class PublicKeys {

    private PublicKeys() {}

    /** A JWK Set (RFC 7517 section 5). */
    public static Map<String, Object> set(List<PublicKeyOfIssuer> keys) {
        return Map.of("keys", keys.stream().map(key -> jwk(key).toJSONObject()).toList());
    }

    /**
     * Keycloak's document of a realm.
     *
     * @param active the key that signs RS256 now; null in a realm without one
     */
    public static Map<String, Object> realm(Realm realm, @Nullable PublicKeyOfIssuer active) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("realm", realm.name());
        if (active != null) {
            document.put(
                    "public_key",
                    Base64.getEncoder().encodeToString(active.key().getEncoded()));
        }
        document.put("token-service", realm.issuer() + "/protocol/openid-connect");
        document.put("account-service", realm.issuer() + "/account");
        document.put("tokens-not-before", 0);
        return document;
    }

    private static JWK jwk(PublicKeyOfIssuer key) {
        JWSAlgorithm algorithm = JWSAlgorithm.parse(key.algorithm());
        return key.key() instanceof RSAPublicKey rsa
                ? new RSAKey.Builder(rsa)
                        .keyID(key.kid())
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(algorithm)
                        .build()
                : new ECKey.Builder(Curve.P_256, (ECPublicKey) key.key())
                        .keyID(key.kid())
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(algorithm)
                        .build();
    }
}
