package dev.gatehouse.adapter.audit;

import org.jspecify.annotations.Nullable;

/**
 * Whom and what something was about; what is not known is empty. Ids alone, never a token.
 *
 * @param userId    {@code sub}
 * @param sessionId {@code sid}
 * @param tokenId   {@code jti}; for a whole family what stands before the dot
 * @param actor     who acted as, for or upon the user; null for the user in person
 */
public record About(
        String userId,
        String sessionId,
        String tokenId,
        @Nullable String actor) {

    /** Nobody knows. */
    public static final About NOBODY = new About("", "", "", null);

    /** A session as a whole. */
    public static About session(String userId, String sessionId) {
        return new About(userId, sessionId, "", null);
    }

    /** The same, done by an admin. */
    public About by(String admin) {
        return new About(userId, sessionId, tokenId, admin);
    }
}
