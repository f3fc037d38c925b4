package dev.gatehouse.adapter.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class MemoryFamiliesTest implements RefreshFamiliesContract {

    @Override
    public RefreshFamilies families() {
        return new MemoryFamilies(10);
    }

    @Test
    void takesNoMoreThanItMayRatherThanDropALiveFamily() {
        MemoryFamilies families = new MemoryFamilies(1);
        families.create(FIRST).block();

        StepVerifier.create(families.create(Story.first("fam-2"))).verifyError(StoreUnavailableException.class);
        assertThat(families.find("fam-1").block()).isPresent();
    }

    @Test
    void dropsFamiliesThatAreOver() {
        MemoryFamilies families = new MemoryFamilies(10);
        families.create(FIRST).block();

        families.prune(FIRST.endsAt().minus(Duration.ofMillis(1)));
        assertThat(families.size()).isEqualTo(1);
        families.prune(FIRST.endsAt());
        assertThat(families.size()).isZero();
        assertThat(families.ofUser("main", "user-1").block()).isEmpty();
    }
}
