package dev.gatehouse.adapter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The adapter's clock, in the hands of a test. Starts just after Better Auth's answers were captured. */
final class TestClock implements InstantSource {

    static final Instant START = Instant.parse("2026-11-21T07:30:00Z");

    private Instant now = START;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    synchronized void later(Duration time) {
        now = now.plus(time);
    }

    synchronized void reset() {
        now = START;
    }
}
