package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.audit.About;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.token.Claims;
import dev.gatehouse.token.Refusal;
import dev.gatehouse.token.TokenProfile;
import dev.gatehouse.token.TokenVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads refresh tokens: is it ours, in date, for this client, and which token of which family. */
final class RefreshTokens {

    private static final Pattern ID = Pattern.compile("([A-Za-z0-9_-]{1,64})\\.([0-9]{1,9})");

    /** How long a family lives is the family's business; this only has to be more. */
    private static final Duration ANY_LIFETIME = Duration.ofDays(3650);

    private final TokenVerifier verifier;

    RefreshTokens(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    /** What a presented refresh token came to. */
    sealed interface Reading {
        /** It is ours: token {@code number} of the family. */
        record Read(String family, int number, About about) implements Reading {}

        /** It is not to be believed. */
        record Unreadable(Denial reason) implements Reading {}
    }

    Reading read(String token, String issuer, String clientId, Instant now) {
        TokenProfile profile =
                new TokenProfile(issuer, TokenProfile.REFRESH, issuer, TokenProfile.MAX_SKEW, ANY_LIFETIME);
        Function<Refusal, Reading> refuse = reason -> new Reading.Unreadable(
                reason == Refusal.TOKEN_EXPIRED ? Denial.REFRESH_TOKEN_EXPIRED : Denial.REFRESH_TOKEN_INVALID);
        return verifier.verify(token, profile, now).fold(claims -> read(claims, clientId), refuse);
    }

    private static Reading read(Claims claims, String clientId) {
        Matcher id = ID.matcher(claims.tokenId());
        if (!id.matches()) {
            return new Reading.Unreadable(Denial.REFRESH_TOKEN_INVALID);
        }
        return claims.clientId().equals(clientId)
                ? new Reading.Read(id.group(1), Integer.parseInt(id.group(2)), about(claims, id.group(1)))
                : new Reading.Unreadable(Denial.REFRESH_TOKEN_OF_OTHER_CLIENT);
    }

    private static About about(Claims claims, String family) {
        return new About(claims.subject(), claims.sessionId(), family, null);
    }
}
