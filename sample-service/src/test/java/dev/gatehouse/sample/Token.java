package dev.gatehouse.sample;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A token as the adapter makes them, to be spoilt in one place: {@code Token.of("ada").without("exp").signed()}. */
public record Token(@Nullable String kid, String secret, JWSAlgorithm algorithm, Map<String, Object> claims) {

    public static final String ISSUER = "http://127.0.0.1:8081/realms/main";
    public static final String NEW_SECRET = "the-new-shared-secret-of-48-characters-0123456789";
    public static final String OLD_SECRET = "the-old-shared-secret-of-48-characters-0123456789";

    public static Token of(String user, String... roles) {
        Instant now = Instant.now();
        return new Token(
                "k2",
                NEW_SECRET,
                JWSAlgorithm.HS256,
                Map.of(
                        "iss",
                        ISSUER,
                        "sub",
                        user,
                        "typ",
                        "Bearer",
                        "azp",
                        "web",
                        "iat",
                        now.getEpochSecond(),
                        "exp",
                        now.getEpochSecond() + 900,
                        "email",
                        user + "@example.com",
                        "realm_access",
                        Map.of("roles", List.of(roles))));
    }

    public Token with(String claim, Object value) {
        Map<String, Object> changed = new TreeMap<>(claims);
        changed.put(claim, value);
        return new Token(kid, secret, algorithm, changed);
    }

    public Token without(String claim) {
        Map<String, Object> changed = new TreeMap<>(claims);
        changed.remove(claim);
        return new Token(kid, secret, algorithm, changed);
    }

    public Token onlyWith(Map<String, Object> others) {
        return new Token(kid, secret, algorithm, others);
    }

    public Token by(@Nullable String otherKid, String otherSecret) {
        return new Token(otherKid, otherSecret, algorithm, claims);
    }

    public Token by(JWSAlgorithm other) {
        return new Token(kid, secret, other, claims);
    }

    public String signed() {
        JWSObject token =
                new JWSObject(new JWSHeader.Builder(algorithm).keyID(kid).build(), new Payload(claims));
        try {
            token.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
