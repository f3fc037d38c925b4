package dev.gatehouse.edge.limit;

import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/**
 * The outcome of asking for one more request.
 *
 * @param granted whether it may pass
 * @param again   if not, how long until the next one may
 */
record Taken(boolean granted, Duration again) {

    static final Taken GRANTED = new Taken(true, Duration.ZERO);

    private static final long SECOND = 1_000_000_000L;

    static Taken of(ConsumptionProbe probe) {
        // In whole seconds, as Retry-After counts, and never too early.
        return probe.isConsumed()
                ? GRANTED
                : new Taken(false, Duration.ofSeconds((probe.getNanosToWaitForRefill() + SECOND - 1) / SECOND));
    }
}
