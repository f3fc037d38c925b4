package dev.gatehouse.adapter.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** What every store of bars owes its callers. A store's own test implements this and adds only what is its own. */
interface SessionBarsContract {

    Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    /** A store with nothing in it. */
    SessionBars bars();

    @Test
    default void barsASessionOfOneRealm() {
        SessionBars bars = bars();
        StepVerifier.create(bars.raise("main", "sid-1", NOON)).expectNext(true).verifyComplete();

        assertThat(bars.barred("main", "sid-1").block()).isTrue();
        assertThat(bars.barred("main", "sid-2").block()).isFalse();
        assertThat(bars.barred("other", "sid-1").block()).isFalse();
    }
}
