package dev.gatehouse.edge.policy;

import dev.gatehouse.settings.InvalidSetting;
import dev.gatehouse.token.TokenProfile;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens the edge believes.
 *
 * @param issuer      the {@code iss} of those tokens, such as {@code https://app.example/realms/main}
 * @param clockSkew   how far the clocks of adapter and edge may differ, 0s to 30s
 * @param maxLifetime the longest believable time from {@code iat} to {@code exp}
 * @param audience    must be in the {@code aud} of every token, unless a route names its own; null for none
 */
@ConfigurationProperties("gatehouse.token")
record TokenProperties(
        @Nullable String issuer,
        @DefaultValue("5s") Duration clockSkew,
        @DefaultValue("1h") Duration maxLifetime,
        @Nullable String audience) {

    TokenProperties {
        if (issuer == null || issuer.isBlank()) {
            throw new InvalidSetting(
                    "gatehouse.token.issuer",
                    "is missing: write the iss of your tokens, which is the adapter's base URL and /realms/<realm>.");
        }
        if (issuer.endsWith("/")) {
            throw new InvalidSetting("gatehouse.token.issuer", "ends in a slash, which no token does: take it away.");
        }
        if (clockSkew.isNegative() || clockSkew.compareTo(TokenProfile.MAX_SKEW) > 0) {
            throw new InvalidSetting(
                    "gatehouse.token.clock-skew",
                    "is " + clockSkew.toSeconds() + "s: write 0s to 30s, and mend the clock that needs more.");
        }
        if (maxLifetime.isNegative() || maxLifetime.isZero()) {
            throw new InvalidSetting("gatehouse.token.max-lifetime", "is not a time ahead: write one such as 1h.");
        }
    }

    TokenProfile profile() {
        return new TokenProfile(issuer == null ? "" : issuer, TokenProfile.ACCESS, audience, clockSkew, maxLifetime);
    }
}
