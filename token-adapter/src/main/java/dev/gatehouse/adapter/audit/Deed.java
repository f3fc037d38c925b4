package dev.gatehouse.adapter.audit;

import java.util.Locale;

/** What a line of the audit tells. */
public enum Deed {
    /** A browser was given a code for a client. */
    CODE,
    /** A session or a client was given tokens, or a token was narrowed. */
    ISSUE,
    /** The newest refresh token was traded for the next pair. */
    REFRESH,
    /** A refresh token was shown again within the replay window, and fetched the newest pair. */
    REPLAY,
    /** A refresh token was shown again after that, or a code a second time; what it gave has ended. */
    REUSE,
    /** A token, a family, a session or a user's sessions were ended. */
    REVOCATION,
    /** Better Auth told us of something. */
    EVENT,
    /** No. */
    REFUSAL;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
