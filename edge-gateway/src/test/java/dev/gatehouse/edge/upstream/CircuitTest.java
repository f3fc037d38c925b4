package dev.gatehouse.edge.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class CircuitTest {

    private final MovedClock clock = new MovedClock();
    private final Circuit circuit = new Circuit("tasks", clock);

    @Test
    void staysClosedWhileTheBackendAnswers() {
        calls(100, HttpStatus.OK);

        assertThat(circuit.admits()).isTrue();
    }

    @Test
    void judgesNothingBeforeTenCalls() {
        calls(9, HttpStatus.INTERNAL_SERVER_ERROR);

        assertThat(circuit.admits()).isTrue();
    }

    @Test
    void opensWhenHalfOfTheLastTenFailed() {
        calls(5, HttpStatus.OK);
        calls(5, HttpStatus.SERVICE_UNAVAILABLE);

        assertThat(circuit.admits()).isFalse();
    }

    @Test
    void takesFewerFailures() {
        calls(6, HttpStatus.OK);
        calls(4, HttpStatus.SERVICE_UNAVAILABLE);

        assertThat(circuit.admits()).isTrue();
    }

    @Test
    void countsCallsThatCameToNothing() {
        for (int i = 0; i < 10; i++) {
            circuit.admits();
            circuit.failed(new IOException("refused"));
        }

        assertThat(circuit.admits()).isFalse();
    }

    @Test
    void doesNotBlameTheBackendForRefusals() {
        calls(20, HttpStatus.NOT_FOUND);

        assertThat(circuit.admits()).isTrue();
    }

    @Test
    void saysHowLongItStaysOpen() {
        open();
        clock.later(Duration.ofSeconds(3));

        assertThat(circuit.remaining().toSeconds()).isEqualTo(7);
    }

    @Test
    void triesAgainAfterTenSeconds() {
        open();
        clock.later(Duration.ofMillis(9_900));
        assertThat(circuit.admits()).isFalse();
        clock.later(Duration.ofMillis(200));

        assertThat(circuit.admits()).isTrue();
    }

    @Test
    void closesWhenTheTriesSucceed() {
        open();
        clock.later(Duration.ofSeconds(11));
        calls(3, HttpStatus.OK);
        calls(5, HttpStatus.OK);

        assertThat(circuit.admits()).isTrue();
    }

    @Test
    void opensAgainWhenTheyFail() {
        open();
        clock.later(Duration.ofSeconds(11));
        calls(3, HttpStatus.BAD_GATEWAY);

        assertThat(circuit.admits()).isFalse();
        assertThat(circuit.remaining().toSeconds()).isEqualTo(10);
    }

    @Test
    void doesNotWaitForATryThatWasAbandoned() {
        open();
        clock.later(Duration.ofSeconds(11));
        for (int i = 0; i < 3; i++) {
            circuit.admits();
            circuit.abandoned();
        }

        assertThat(circuit.admits()).isTrue();
    }

    private void open() {
        calls(10, HttpStatus.SERVICE_UNAVAILABLE);
    }

    private void calls(int times, HttpStatus status) {
        for (int i = 0; i < times; i++) {
            circuit.admits();
            circuit.answered(status);
        }
    }

    private static final class MovedClock extends Clock {

        private Instant now = Instant.parse("2026-11-21T12:00:00Z");

        void later(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
