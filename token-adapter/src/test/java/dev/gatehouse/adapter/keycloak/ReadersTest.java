package dev.gatehouse.adapter.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;

/** When readers of the feed must go, as the adapter stops. */
class ReadersTest {

    private final Readers readers = new Readers(1, Duration.ofSeconds(1));

    @Test
    void goAfterTheTimeInWhichTheAdapterStillServes() {
        assertThat(readers.getPhase()).isLessThan(SmartLifecycle.DEFAULT_PHASE);
    }
}
