package dev.gatehouse.adapter.issue;

import dev.gatehouse.adapter.session.Identity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the tokens of one generation depend on, apart from the keys.
 *
 * @param issuer      {@code iss}
 * @param family      with {@code generation} it makes the {@code jti}
 * @param accessEnds  {@code exp} of the access token
 * @param refreshEnds {@code exp} of the refresh token; null for none
 */
public record TokenOrder(
        String issuer,
        String clientId,
        Identity identity,
        List<String> scopes,
        List<String> audiences,
        String family,
        int generation,
        Instant issuedAt,
        Instant accessEnds,
        @Nullable Instant refreshEnds) {

    public TokenOrder {
        scopes = List.copyOf(scopes);
        audiences = List.copyOf(audiences);
    }

    String tokenId() {
        return family + "." + generation;
    }

    String scope() {
        return String.join(" ", scopes);
    }
}
