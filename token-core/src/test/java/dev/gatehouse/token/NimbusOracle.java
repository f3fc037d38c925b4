package dev.gatehouse.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A second opinion by people who never saw our code: Nimbus, told to demand what {@link TokenDraft#PROFILE} demands. */
final class NimbusOracle {

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    NimbusOracle() {
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.HS256,
                new ImmutableJWKSet<>(
                        new JWKSet(List.of(key("k2", TokenDraft.NEW_SECRET), key("k1", TokenDraft.OLD_SECRET))))));
        DefaultJWTClaimsVerifier<SecurityContext> claims = new AtNoon(
                TokenDraft.AUDIENCE,
                new JWTClaimsSet.Builder()
                        .issuer(TokenDraft.ISSUER)
                        .claim("typ", TokenProfile.ACCESS)
                        .build(),
                Set.of("sub", "exp", "iat"));
        claims.setMaxClockSkew((int) TokenDraft.PROFILE.skew().toSeconds());
        processor.setJWTClaimsSetVerifier(claims);
    }

    /** The claims of a token that Nimbus believes; empty for one that it does not. */
    Optional<Map<String, Object>> claims(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            processor.process(jwt, null);
            return Optional.of(jwt.getPayload().toJSONObject());
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return Optional.empty();
        }
    }

    private static JWK key(String kid, String secret) {
        return new OctetSequenceKey.Builder(secret.getBytes(StandardCharsets.UTF_8))
                .keyID(kid)
                .build();
    }

    private static final class AtNoon extends DefaultJWTClaimsVerifier<SecurityContext> {
        AtNoon(String audience, JWTClaimsSet exact, Set<String> required) {
            super(audience, exact, required);
        }

        /** A millisecond late: Nimbus takes the instant of nbf itself for too early, RFC 7519 section 4.1.5 does not. */
        @Override
        protected Date currentTime() {
            return Date.from(TokenDraft.NOON.plusMillis(1));
        }
    }
}
