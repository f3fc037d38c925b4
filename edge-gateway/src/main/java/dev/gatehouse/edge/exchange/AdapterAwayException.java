package dev.gatehouse.edge.exchange;

import java.time.Duration;

/** The adapter could not be asked, or did not take the edge's own credentials. Nothing is known of the session. */
public final class AdapterAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    AdapterAwayException(String reason, Duration retryAfter) {
        super(reason, null, false, false);
        this.retryAfter = retryAfter;
    }

    /** When it may be worth asking again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
