package dev.gatehouse.edge.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long the edge may take its leave. */
class DrainPropertiesTest {

    @Test
    void refuseMoreThanAMinute() {
        assertThatThrownBy(() -> new DrainProperties(Duration.ofSeconds(61)))
                .hasMessage("gatehouse.drain is 61000ms: write 0s to 1m.");
        assertThatThrownBy(() -> new DrainProperties(Duration.ofMillis(-1)))
                .hasMessage("gatehouse.drain is -1ms: write 0s to 1m.");
    }

    @Test
    void refuseWhatSpringWouldCutShort() {
        DrainProperties drain = new DrainProperties(Duration.ofSeconds(10));

        assertThat(drain.within(Duration.ofSeconds(11))).isEqualTo(drain);
        assertThatThrownBy(() -> drain.within(Duration.ofSeconds(10)))
                .hasMessage(
                        "gatehouse.drain is 10000ms, but spring.lifecycle.timeout-per-shutdown-phase gives only 10000ms:"
                                + " raise that above it.");
    }
}
