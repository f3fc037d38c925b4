package dev.gatehouse.adapter.revocation;

import java.util.List;

/** What a reader of the feed is told next. */
public sealed interface FeedEvent {

    /**
     * A part of all that is revoked, which takes the place of what the reader knew.
     *
     * @param more   whether another part follows
     * @param cursor where to go on; after any but the last part that is the beginning
     */
    record Snapshot(List<Revocation> revocations, boolean more, String cursor) implements FeedEvent {
        public Snapshot {
            revocations = List.copyOf(revocations);
        }
    }

    /**
     * One more revocation.
     *
     * @param cursor where to go on after it
     */
    record Revoked(Revocation revocation, String cursor) implements FeedEvent {}

    /** Nothing was revoked, and the feed lives. */
    record Heartbeat() implements FeedEvent {}
}
