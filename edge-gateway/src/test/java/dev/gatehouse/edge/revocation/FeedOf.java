package dev.gatehouse.edge.revocation;

import java.time.Duration;
import java.time.InstantSource;

/** Revocations that a test makes itself, for rooms that only listen. */
public final class FeedOf {

    private final Revocations revocations =
            new Revocations(Duration.ofSeconds(15), InstantSource.fixed(ClaimsOf.NOON), RevocationSet.CAPACITY);

    public Revocations revocations() {
        return revocations;
    }

    /** One more; quotes may be single ones. */
    public void revoke(String entry) {
        revocations.add(RevocationTest.read(entry));
    }

    /** This one and no other. */
    public void snapshot(String entry) {
        RevocationSet snapshot = revocations.draft();
        snapshot.add(RevocationTest.read(entry));
        revocations.replace(snapshot);
    }
}
