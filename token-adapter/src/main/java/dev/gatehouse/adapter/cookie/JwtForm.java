package dev.gatehouse.adapter.cookie;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import dev.gatehouse.token.key.Secret;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A JWT under the raw secret. Its header says HS256 and nothing else, so neither may what claims to be one. */
final class JwtForm implements CacheForm {

    private final Secret secret;

    JwtForm(Secret secret) {
        this.secret = secret;
    }

    @Override
    public Optional<JsonNode> open(String cookie, Instant now) {
        try {
            JWSObject token = JWSObject.parse(cookie);
            byte[] signed = token.getSigningInput();
            boolean genuine = token.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256)
                    && token.getHeader().getIncludedParams().equals(Set.of("alg"))
                    && secret.verifies(
                            signed, 0, signed.length, token.getSignature().decode());
            return genuine ? Json.claims(token.getPayload().toString(), now) : Optional.empty();
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
