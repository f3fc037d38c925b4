package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.session.Identity;
import dev.gatehouse.adapter.session.Session;
import java.time.Instant;

/**
 * What Better Auth last said of the session.
 *
 * @param confirmedAt when it said so
 * @param sessionEnds when the session ends unless it is extended
 */
record Standing(Identity identity, Instant confirmedAt, Instant sessionEnds) {

    static Standing of(Session session, Instant now) {
        return new Standing(session.identity(), now, session.expiresAt());
    }

    /** The same, known to be out of date. */
    Standing asOutdated() {
        return new Standing(identity, Instant.EPOCH, sessionEnds);
    }

    boolean outdated() {
        return confirmedAt.equals(Instant.EPOCH);
    }
}
