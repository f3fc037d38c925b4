package dev.gatehouse.token;

import dev.gatehouse.token.Verdict.Accepted;
import dev.gatehouse.token.Verdict.Refused;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is demanded of the claims of a token whose signature is already proven. A pure function of its arguments.
 *
 * @param issuer      the one {@code iss} that is believed
 * @param type        the {@code typ} claim: {@link #ACCESS}, {@link #REFRESH} or {@link #ID}
 * @param audience    the {@code aud} that must be among the token's own; null where any will do
 * @param skew        how far the clocks of issuer and verifier may differ, 0 s to 30 s
 * @param maxLifetime the longest believable time from {@code iat} to {@code exp}
 */
public record TokenProfile(
        String issuer, String type, @Nullable String audience, Duration skew, Duration maxLifetime) {

    /** The {@code typ} claim of access tokens, as Keycloak writes it. */
    public static final String ACCESS = "Bearer";

    /** The {@code typ} claim of refresh tokens, as Keycloak writes it. */
    public static final String REFRESH = "Refresh";

    /** The {@code typ} claim of ID tokens, as Keycloak writes it. */
    public static final String ID = "ID";

    /** RFC 7519 section 4.1.4 allows a few minutes at most; servers of one house share a time source. */
    public static final Duration MAX_SKEW = Duration.ofSeconds(30);

    public TokenProfile {
        // A claim that is absent reads as empty text, and would equal an empty demand.
        if (issuer.isEmpty() || type.isEmpty()) {
            throw new IllegalArgumentException("issuer and type must not be empty");
        }
        if (skew.isNegative() || skew.compareTo(MAX_SKEW) > 0) {
            throw new IllegalArgumentException("clock skew must be between 0s and 30s");
        }
        if (maxLifetime.isNegative() || maxLifetime.isZero()) {
            throw new IllegalArgumentException("the longest lifetime must be more than 0s");
        }
    }

    /** The same demands with another audience. */
    public TokenProfile withAudience(@Nullable String other) {
        return new TokenProfile(issuer, type, other, skew, maxLifetime);
    }

    /** Judges {@code claims} as of {@code now}; the first failing check names the refusal. */
    public Verdict judge(Claims claims, Instant now) {
        if (!claims.issuer().equals(issuer)) {
            return new Refused(Refusal.TOKEN_ISSUER);
        }
        // Better Auth's own HS256 tokens pass every other check of an ordinary verifier, but have no typ.
        if (!claims.type().equals(type)) {
            return new Refused(Refusal.TOKEN_TYPE);
        }
        if (claims.subject().isEmpty()) {
            return new Refused(Refusal.TOKEN_SUBJECT);
        }
        if (!claims.wellTyped()) {
            return new Refused(Refusal.TOKEN_MALFORMED);
        }
        return judgeTimes(claims, now);
    }

    private Verdict judgeTimes(Claims claims, Instant now) {
        long expires = claims.seconds("exp").orElseThrow();
        long issued = claims.seconds("iat").orElseThrow();
        long notBefore = claims.seconds("nbf").orElse(0L);
        long nowMillis = now.toEpochMilli();
        if (expires * 1000 <= nowMillis - skew.toMillis()) {
            return new Refused(Refusal.TOKEN_EXPIRED);
        }
        if (Math.max(issued, notBefore) * 1000 > nowMillis + skew.toMillis()) {
            return new Refused(Refusal.TOKEN_NOT_YET_VALID);
        }
        if (expires - issued > maxLifetime.toSeconds()) {
            return new Refused(Refusal.TOKEN_LIFETIME);
        }
        return meantFor(claims) ? new Accepted(claims) : new Refused(Refusal.TOKEN_AUDIENCE);
    }

    private boolean meantFor(Claims claims) {
        return claims.audienceWellTyped()
                && (audience == null || claims.audience().contains(audience));
    }
}
