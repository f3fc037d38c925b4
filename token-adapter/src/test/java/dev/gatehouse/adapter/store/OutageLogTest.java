package dev.gatehouse.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OutageLogTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));
    private final OutageLog log = new OutageLog(LoggerFactory.getLogger(OutageLogTest.class), now::get);

    @Test
    void tellsOnceAMinute(CapturedOutput output) {
        fail("first");
        fail("at once");
        later("59s");
        fail("soon");
        later("1s");
        fail("a minute later");
        fail("and again");

        assertThat(output.getOut().lines().filter(line -> line.contains("unavailable")))
                .hasSize(2)
                .first()
                .asString()
                .endsWith("token store unavailable problem=first");
        assertThat(output.getOut()).contains("problem=a minute later");
    }

    private void fail(String problem) {
        log.tell(new StoreUnavailableException(problem));
    }

    private void later(String time) {
        now.updateAndGet(before -> before.plus(Duration.parse("PT" + time)));
    }
}
