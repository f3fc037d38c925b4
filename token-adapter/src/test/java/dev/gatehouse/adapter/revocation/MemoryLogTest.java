package dev.gatehouse.adapter.revocation;

import static dev.gatehouse.adapter.revocation.RevocationLogContract.family;
import static dev.gatehouse.adapter.revocation.RevocationLogContract.ids;
import static dev.gatehouse.adapter.revocation.RevocationLogContract.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.revocation.Revocation.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class MemoryLogTest implements RevocationLogContract {

    @Override
    public RevocationLog log() {
        return new MemoryLog(1_000);
    }

    @Test
    void takesNoMoreThanItMayRatherThanDropOneInForce() {
        MemoryLog log = new MemoryLog(1);
        log.append("main", family("a")).block();

        StepVerifier.create(log.append("main", family("b"))).verifyError(RevocationLogException.class);
        StepVerifier.create(log.append("main", family("a"))).expectNext(true).verifyComplete();
        assertThat(ids(page(log, null, 10))).containsExactly("a");
    }

    @Test
    void forgetsWhatIsOverAndStillKnowsTheCursors() {
        MemoryLog log = new MemoryLog(10);
        String start = page(log, null, 10).end();
        log.append("main", family("a")).block();
        String cursor = page(log, null, 10).end();
        log.append("main", Revocation.ofFamily("b", NOON.plusSeconds(1))).block();

        log.prune(NOON.minus(Duration.ofMillis(1)));
        assertThat(log.size()).isEqualTo(2);
        log.prune(NOON);
        assertThat(ids(page(log, null, 10))).containsExactly("b");
        assertThat(ids(page(log, start, 10))).containsExactly("b");
        assertThat(ids(page(log, cursor, 10))).containsExactly("b");
        assertThat(log.find("main", Kind.FAMILY, "a").block()).isEmpty();
    }

    @Test
    void doesNotKnowTheCursorsOfAnotherProcess() {
        String cursor = page(new MemoryLog(10), null, 10).end();

        assertThat(new MemoryLog(10).read("main", cursor, 10).block()).isEmpty();
    }
}
