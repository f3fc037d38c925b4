package dev.gatehouse.edge.revocation;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator how the feed fares: a line when it is lost, a line when it is back, none in between. */
final class FeedLog {

    private static final Logger LOG = LoggerFactory.getLogger(FeedLog.class);

    private enum State {
        UNKNOWN,
        FOLLOWING,
        INCOMPLETE,
        LOST,
        REFUSED
    }

    private final AtomicLong losses = new AtomicLong();
    private State state = State.UNKNOWN;

    /** How often the connection was lost or could not be made. */
    long losses() {
        return losses.get();
    }

    void lost(Throwable cause) {
        losses.incrementAndGet();
        if (cause instanceof FeedRefusedException refused && refused.lasting()) {
            if (state != State.REFUSED) {
                LOG.error("revocation feed refused, revoked tokens pass: {}", refused.getMessage());
            }
            state = State.REFUSED;
        } else if (state == State.UNKNOWN || state == State.FOLLOWING) {
            LOG.warn("revocation feed lost, trying again reason=\"{}\"", reason(cause));
            state = State.LOST;
        }
    }

    void current(Revocations revocations) {
        State now = revocations.incomplete() ? State.INCOMPLETE : State.FOLLOWING;
        if (now != state && now == State.INCOMPLETE) {
            LOG.error(
                    "revocation list incomplete, routes that are closed when stale refuse all held={}: the adapter"
                            + " sent more than the edge can hold, or what this version of it cannot read",
                    revocations.size());
        } else if (now != state) {
            LOG.info("revocation feed followed held={}", revocations.size());
        }
        state = now;
    }

    private static String reason(Throwable cause) {
        if (cause instanceof TimeoutException) {
            return "silence";
        }
        return cause instanceof MalformedEventException || cause instanceof FeedRefusedException
                ? String.valueOf(cause.getMessage())
                : cause.getClass().getSimpleName();
    }
}
