package dev.gatehouse.sample.caller;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Which tokens this backend believes: HS256 by a shared secret, and demonstrably an access token.
 *
 * <p>The second half matters: with one secret for everything, Better Auth itself makes HS256 tokens with it (its session
 * cache, its verification mails), and those have neither {@code iss} nor {@code typ}.
 */
final class AccessTokens {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    private AccessTokens() {}

    /** @param issuer the only issuer to believe; any, if it is empty */
    static JwtDecoder decoder(JWKSet secrets, String issuer) {
        // NimbusJwtDecoder.withSecretKey takes one secret; this is what it builds, with a choice by kid.
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.HS256, new ImmutableJWKSet<>(secrets)));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // the validators below judge the claims
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(validator(issuer));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> validator(String issuer) {
        return new DelegatingOAuth2TokenValidator<>(List.of(
                new JwtTimestampValidator(CLOCK_SKEW),
                new JwtClaimValidator<Object>("exp", Objects::nonNull),
                new JwtClaimValidator<Object>("typ", "Bearer"::equals),
                new JwtClaimValidator<Object>("sub", AccessTokens::isText),
                new JwtClaimValidator<Object>("iss", issuer.isEmpty() ? AccessTokens::isText : issuer::equals)));
    }

    private static boolean isText(@Nullable Object claim) {
        return claim instanceof String text && !text.isBlank();
    }
}
