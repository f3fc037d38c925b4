package dev.gatehouse.edge.revocation;

import java.time.Duration;
import java.time.Instant;

/** Revocations, as a test gives them. */
public final class GivenRevocations {

    private GivenRevocations() {}

    /** Where nobody tells of any. */
    public static Revocations none() {
        return new Revocations(null, () -> Instant.EPOCH, 1);
    }

    /** Of one session, by a feed that has been silent ever since. */
    public static Revocations staleOf(String session) {
        Revocations revocations = new Revocations(Duration.ofSeconds(6), () -> Instant.EPOCH, 1);
        revocations.add(new Revocation(Kind.SESSION, session, new Cut(Cut.ANY_AGE, Long.MAX_VALUE)));
        return revocations;
    }
}
