package dev.gatehouse.adapter.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;

/**
 * Logs that the store is away, once a minute at most: one line for each request would fill the disk just then.
 * Thread-safe.
 */
public final class OutageLog {

    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Logger log;
    private final InstantSource clock;
    private final AtomicReference<Instant> quietUntil = new AtomicReference<>(Instant.EPOCH);

    /** Writes to the log of whoever asks the store. */
    public OutageLog(Logger log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Tells of it, unless that was told less than a minute ago. */
    public void tell(StoreUnavailableException failure) {
        Instant now = clock.instant();
        Instant until = quietUntil.get();
        if (!now.isBefore(until) && quietUntil.compareAndSet(until, now.plus(QUIET))) {
            log.error("token store unavailable problem={}", failure.getMessage());
        }
    }
}
