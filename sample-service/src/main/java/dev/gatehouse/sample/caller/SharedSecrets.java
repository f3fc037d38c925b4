package dev.gatehouse.sample.caller;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/**
 * The secrets that this backend shares with the token adapter, as keys that Nimbus can look up by {@code kid}.
 *
 * <p>They are read one by one and never bound to a bean, because a message about a failed binding shows the value.
 */
final class SharedSecrets {

    private static final int MIN_BYTES = 32;

    /** The {@code kid} of tokens that Better Auth's own secret signs. */
    private static final String SINGLE_SECRET_KID = "better-auth";

    private SharedSecrets() {}

    /** @throws UnusableSecretException if no secret is set, or one of them cannot be used */
    static JWKSet read(PropertyResolver settings) {
        String shared = settings.getProperty("GATEHOUSE_TOKEN_SECRETS");
        if (shared != null && !shared.isBlank()) {
            return keys("GATEHOUSE_TOKEN_SECRETS", shared, null);
        }
        String versions = settings.getProperty("BETTER_AUTH_SECRETS");
        if (versions != null && !versions.isBlank()) {
            return keys("BETTER_AUTH_SECRETS", versions, SINGLE_SECRET_KID);
        }
        String single = settings.getProperty("BETTER_AUTH_SECRET");
        if (single != null && !single.isBlank()) {
            return new JWKSet(key("BETTER_AUTH_SECRET", SINGLE_SECRET_KID, single.strip()));
        }
        throw new UnusableSecretException(
                "No shared secret is set: set GATEHOUSE_TOKEN_SECRETS=k1:<secret> as the token"
                        + " adapter has it, or BETTER_AUTH_SECRET if one secret serves both.");
    }

    /** Several secrets, so that one can be replaced while tokens of the other are still about. */
    private static JWKSet keys(String setting, String entries, @Nullable String kidOfAll) {
        List<JWK> keys = new ArrayList<>();
        for (String entry : entries.strip().split(",", -1)) {
            int colon = entry.indexOf(':');
            if (colon < 1) {
                throw new UnusableSecretException(setting + " has no name before the secret in entry "
                        + (keys.size() + 1) + ": write it as name:secret, several separated by commas.");
            }
            String kid = kidOfAll == null ? entry.substring(0, colon).strip() : kidOfAll;
            keys.add(key(setting, kid, entry.substring(colon + 1).strip()));
        }
        return new JWKSet(keys);
    }

    private static JWK key(String setting, String kid, String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_BYTES) {
            throw new UnusableSecretException(setting + " holds a secret of " + bytes.length + " bytes: HS256 needs "
                    + MIN_BYTES + " or more, such as the output of `openssl rand -base64 32`.");
        }
        return new OctetSequenceKey.Builder(bytes)
                .keyID(kid)
                .algorithm(JWSAlgorithm.HS256)
                .build();
    }
}
