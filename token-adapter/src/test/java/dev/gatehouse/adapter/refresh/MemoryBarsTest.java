package dev.gatehouse.adapter.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class MemoryBarsTest implements SessionBarsContract {

    @Override
    public SessionBars bars() {
        return new MemoryBars(10);
    }

    @Test
    void keepsABarAsLongAsTheLaterOfTwoEnds() {
        MemoryBars bars = new MemoryBars(10);
        bars.raise("main", "sid-1", NOON.plusSeconds(1)).block();
        bars.raise("main", "sid-1", NOON).block();

        bars.prune(NOON);
        assertThat(bars.barred("main", "sid-1").block()).isTrue();
        bars.prune(NOON.plusSeconds(1));
        assertThat(bars.barred("main", "sid-1").block()).isFalse();
    }

    @Test
    void takesNoMoreThanItMayRatherThanDropOne() {
        MemoryBars bars = new MemoryBars(1);
        bars.raise("main", "sid-1", NOON).block();

        StepVerifier.create(bars.raise("main", "sid-2", NOON)).verifyError(StoreUnavailableException.class);
        StepVerifier.create(bars.raise("main", "sid-1", NOON.plusSeconds(1)))
                .expectNext(true)
                .verifyComplete();
    }
}
