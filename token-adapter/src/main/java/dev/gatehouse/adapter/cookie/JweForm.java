package dev.gatehouse.adapter.cookie;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import dev.gatehouse.token.key.KeyRing;
import dev.gatehouse.token.key.SharedKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Encrypted under a key that Better Auth derives from its secret. The one form that an older secret still opens: the
 * {@code kid} is the thumbprint of the key (RFC 7638).
 */
final class JweForm implements CacheForm {

    private static final String SALT = "better-auth-session";
    private static final String LABEL = "BetterAuth.js Generated Encryption Key";
    private static final int KEY_BYTES = 64;
    private static final Set<String> PARAMETERS = Set.of("alg", "enc", "kid");

    private final List<OctetSequenceKey> keys;

    JweForm(KeyRing secrets) {
        this.keys = secrets.shared().stream().map(JweForm::derived).toList();
    }

    private static OctetSequenceKey derived(SharedKey shared) {
        try {
            return new OctetSequenceKey.Builder(shared.secret().deriveBytes(SALT, LABEL, KEY_BYTES))
                    .keyIDFromThumbprint()
                    .build();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java runtime must provide SHA-256", e);
        }
    }

    @Override
    public Optional<JsonNode> open(String cookie, Instant now) {
        return keys.stream()
                .flatMap(key -> open(cookie, key).stream())
                .findFirst()
                .flatMap(text -> Json.claims(text, now));
    }

    private static Optional<String> open(String cookie, OctetSequenceKey key) {
        try {
            JWEObject token = JWEObject.parse(cookie);
            if (!suits(token.getHeader(), key)) {
                return Optional.empty();
            }
            token.decrypt(new DirectDecrypter(key));
            return Optional.of(token.getPayload().toString());
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    private static boolean suits(JWEHeader header, OctetSequenceKey key) {
        return JWEAlgorithm.DIR.equals(header.getAlgorithm())
                && EncryptionMethod.A256CBC_HS512.equals(header.getEncryptionMethod())
                && PARAMETERS.containsAll(header.getIncludedParams())
                && (header.getKeyID() == null || header.getKeyID().equals(key.getKeyID()));
    }
}
