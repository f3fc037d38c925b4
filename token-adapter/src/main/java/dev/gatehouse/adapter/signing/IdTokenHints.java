package dev.gatehouse.adapter.signing;

import com.nimbusds.jwt.SignedJWT;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.token.Claims;
import dev.gatehouse.token.TokenProfile;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/**
 * ID tokens that come back as hints of who is meant (OpenID Connect RP-Initiated Logout 1.0 section 2). They may have
 * expired, be it by the time the browser was closed; that they are ours is demanded all the same.
 */
public final class IdTokenHints {

    private static final Duration LONGEST_LIFE = Duration.ofHours(1);

    private final TokenKeys keys;

    IdTokenHints(TokenKeys keys) {
        this.keys = keys;
    }

    /** What the token says; empty unless one of the realm's own key pairs signed it as an ID token of the realm. */
    public Optional<Claims> read(Realm realm, String token) {
        TokenProfile profile =
                new TokenProfile(realm.issuer(), TokenProfile.ID, null, TokenProfile.MAX_SKEW, LONGEST_LIFE);
        // At the time that the token itself names it was in date; whether the name is true, the signature tells.
        return issuedAt(token)
                .flatMap(at -> keys.idTokens(realm)
                        .verify(token, profile, at)
                        .<Optional<Claims>>fold(Optional::of, refused -> Optional.empty()));
    }

    private static Optional<Instant> issuedAt(String token) {
        try {
            return Optional.ofNullable(SignedJWT.parse(token).getJWTClaimsSet().getIssueTime())
                    .map(Date::toInstant);
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
