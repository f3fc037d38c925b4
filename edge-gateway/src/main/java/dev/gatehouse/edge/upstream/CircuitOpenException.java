package dev.gatehouse.edge.upstream;

import java.time.Duration;

/** The backend is left alone for now. */
final class CircuitOpenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Duration remaining;

    CircuitOpenException(Duration remaining) {
        super("circuit open", null, false, false);
        this.remaining = remaining;
    }

    Duration remaining() {
        return remaining;
    }
}
