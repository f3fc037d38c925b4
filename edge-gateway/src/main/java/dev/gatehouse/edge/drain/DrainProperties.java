package dev.gatehouse.edge.drain;

import dev.gatehouse.settings.InvalidSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the edge takes its leave.
 *
 * @param drain how long it goes on serving after it was told to stop
 */
@ConfigurationProperties("gatehouse")
record DrainProperties(@DefaultValue("0s") Duration drain) {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    DrainProperties {
        if (drain.isNegative() || drain.compareTo(LONGEST) > 0) {
            throw new InvalidSetting("gatehouse.drain", "is " + drain.toMillis() + "ms: write 0s to 1m.");
        }
    }

    /** Refuses a time that Spring would cut short. */
    DrainProperties within(Duration phase) {
        if (drain.compareTo(phase) >= 0) {
            throw new InvalidSetting(
                    "gatehouse.drain",
                    "is " + drain.toMillis() + "ms, but spring.lifecycle.timeout-per-shutdown-phase gives only "
                            + phase.toMillis() + "ms: raise that above it.");
        }
        return this;
    }
}
