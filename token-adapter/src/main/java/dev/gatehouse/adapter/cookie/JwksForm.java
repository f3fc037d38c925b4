package dev.gatehouse.adapter.cookie;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A JWT signed by a key of Better Auth's jwt plugin. Its tokens for others are signed by the same keys: only {@code typ},
 * {@code aud} and {@code sid} tell them apart.
 *
 * @param issuer the origin of Better Auth's base URL
 */
record JwksForm(String issuer, List<VerificationKey> keys) implements CacheForm {

    private static final JOSEObjectType TYPE = new JOSEObjectType("better-auth.session-cache+jwt");
    private static final String AUDIENCE = "better-auth:session-cache";
    private static final Set<String> PARAMETERS = Set.of("alg", "kid", "typ");

    /** Whether the token says that it is one, which is no proof of anything. */
    static boolean claimedBy(String cookie) {
        try {
            return TYPE.equals(JWSObject.parse(cookie).getHeader().getType());
        } catch (ParseException e) {
            return false;
        }
    }

    @Override
    public Optional<JsonNode> open(String cookie, Instant now) {
        try {
            JWSObject token = JWSObject.parse(cookie);
            return signed(token)
                    ? Json.claims(token.getPayload().toString(), now).filter(this::isCache)
                    : Optional.empty();
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private boolean signed(JWSObject token) {
        JWSHeader header = token.getHeader();
        return TYPE.equals(header.getType())
                && PARAMETERS.containsAll(header.getIncludedParams())
                && keys.stream()
                        .filter(key -> key.kid().equals(header.getKeyID()))
                        .filter(key ->
                                key.algorithm().equals(header.getAlgorithm().getName()))
                        .anyMatch(key -> key.verifies(
                                token.getSigningInput(), token.getSignature().decode()));
    }

    private boolean isCache(JsonNode claims) {
        return claims.path("aud").asString("").equals(AUDIENCE)
                && claims.path("iss").asString("").equals(issuer)
                && same(claims.path("sub"), claims.path("user").path("id"))
                && same(claims.path("sid"), claims.path("session").path("token"));
    }

    private static boolean same(JsonNode claim, JsonNode member) {
        return claim.isString() && claim.equals(member);
    }
}
