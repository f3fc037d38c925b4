package dev.gatehouse.adapter.issue;

import dev.gatehouse.adapter.audit.About;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one generation, with what an answer tells of them.
 *
 * @param refresh     null where the client gets none
 * @param refreshEnds null where there is no refresh token
 * @param id          the ID token; null where none was asked for
 * @param sessionId   {@code session_state}; empty where no session stands behind the tokens
 * @param about       whose they are
 */
public record IssuedTokens(
        String access,
        Instant accessEnds,
        @Nullable String refresh,
        @Nullable Instant refreshEnds,
        @Nullable String id,
        String sessionId,
        String scope,
        About about) {

    @Override
    public String toString() {
        return "IssuedTokens[..]";
    }
}
