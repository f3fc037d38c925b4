package dev.gatehouse.adapter.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Better Auth session that lives.
 *
 * @param createdAt when the user signed in; null where Better Auth does not say
 * @param expiresAt when it ends unless Better Auth extends it
 * @param ban       null when the user is not banned
 */
public record Session(
        Identity identity,
        @Nullable Instant createdAt,
        Instant expiresAt,
        @Nullable Ban ban) {

    /**
     * That a user is banned. Better Auth leaves the mark until the next sign-in, so a ban may be over.
     *
     * @param until null for ever
     */
    public record Ban(@Nullable Instant until) {}

    /** Whether the user may not be signed in at {@code now}. */
    public boolean banned(Instant now) {
        return ban != null && (ban.until() == null || now.isBefore(ban.until()));
    }

    /** Whether the session is over at {@code now}. */
    public boolean over(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
