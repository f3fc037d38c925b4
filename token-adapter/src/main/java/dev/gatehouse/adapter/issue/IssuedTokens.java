package dev.gatehouse.adapter.issue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one generation, with what an answer tells of them.
 *
 * @param refresh     null where the client gets none
 * @param refreshEnds null where there is no refresh token
 * @param sessionId   {@code session_state}; empty where no session stands behind the tokens
 */
public record IssuedTokens(
        String access,
        Instant accessEnds,
        @Nullable String refresh,
        @Nullable Instant refreshEnds,
        String sessionId,
        String scope) {

    @Override
    public String toString() {
        return "IssuedTokens[..]";
    }
}
