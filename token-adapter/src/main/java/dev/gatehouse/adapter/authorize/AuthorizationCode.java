package dev.gatehouse.adapter.authorize;

import dev.gatehouse.adapter.session.Identity;
import dev.gatehouse.adapter.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a code stands for (RFC 6749 section 4.1.2). The code itself is not kept, nor anything that would tell it.
 *
 * @param challenge     of PKCE; null if none was sent
 * @param sealedSession the session's token, encrypted for this code
 * @param identity      who the user was when the code was made
 * @param createdAt     when the user signed in; null where nobody says
 * @param sessionEnds   when the session ends unless it is extended
 * @param askedAt       when Better Auth was asked
 * @param madeAt        when the code was made
 * @param use           what became of it; null while nothing has
 */
record AuthorizationCode(
        String realm,
        String clientId,
        String redirectUri,
        List<String> scopes,
        @Nullable String nonce,
        @Nullable String challenge,
        String sealedSession,
        Identity identity,
        @Nullable Instant createdAt,
        Instant sessionEnds,
        Instant askedAt,
        Instant madeAt,
        @Nullable String use) {

    /** What stands in {@link #use} of a code that was spoilt by who should not have had it. */
    static final String SPOILT = "";

    private static final Duration LIFE = Duration.ofSeconds(60);
    /** A write that began in its last moment still finds it. */
    private static final Duration KEPT = LIFE.plusSeconds(30);

    private static final Duration REMEMBERED = Duration.ofMinutes(15);

    AuthorizationCode {
        scopes = List.copyOf(scopes);
    }

    /** Whether a session is the one that it was made for. */
    boolean isOf(Session session) {
        return session.identity().userId().equals(identity.userId())
                && session.identity().sessionId().equals(identity.sessionId());
    }

    boolean isOver(Instant now) {
        return !now.isBefore(madeAt.plus(LIFE));
    }

    /** A used one is remembered for longer, with its family, which ends should it be used again. */
    Instant forgottenAt() {
        return madeAt.plus(use == null ? KEPT : REMEMBERED);
    }

    /** The same, used by a family, or spoilt. */
    AuthorizationCode usedBy(String family) {
        return new AuthorizationCode(
                realm,
                clientId,
                redirectUri,
                scopes,
                nonce,
                challenge,
                sealedSession,
                identity,
                createdAt,
                sessionEnds,
                askedAt,
                madeAt,
                family);
    }

    @Override
    public String toString() {
        return "AuthorizationCode[" + clientId + "]";
    }
}
