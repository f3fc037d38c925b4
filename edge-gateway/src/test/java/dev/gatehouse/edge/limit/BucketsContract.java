package dev.gatehouse.edge.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.policy.Limit;
import dev.gatehouse.edge.policy.Limit.By;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every kind of buckets does. */
interface BucketsContract {

    Limit TEN_THEN_TWENTY = new Limit(10, 20, By.USER);

    Buckets buckets();

    /** Moves the clock that the buckets go by. */
    void later(Duration time);

    @Test
    default void grantsABurst() {
        assertThat(taken("a", 20)).containsOnly(true);
    }

    @Test
    default void refusesTheNext() {
        taken("a", 20);

        assertThat(take("a").granted()).isFalse();
    }

    @Test
    default void saysInWholeSecondsWhenToComeBack() {
        taken("a", 20);

        assertThat(take("a").again()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    default void refillsAtTheRate() {
        taken("a", 20);
        later(Duration.ofSeconds(1));

        assertThat(taken("a", 11)).endsWith(true, false);
    }

    @Test
    default void neverHoldsMoreThanTheBurst() {
        later(Duration.ofHours(1));

        assertThat(taken("a", 21)).endsWith(true, false);
    }

    @Test
    default void countsEverybodyAlone() {
        taken("a", 20);

        assertThat(take("b").granted()).isTrue();
    }

    @Test
    default void countsRoutesAndKindsAlone() {
        taken("a", 20);

        assertThat(Stream.of(new Counted("other", By.USER, "a"), new Counted("route", By.CLIENT, "a"))
                        .map(caller -> take(caller).granted()))
                .containsOnly(true);
    }

    private Stream<Boolean> taken(String name, int times) {
        return Stream.generate(() -> take(name).granted()).limit(times).toList().stream();
    }

    private Taken take(String name) {
        return take(new Counted("route", By.USER, name));
    }

    private Taken take(Counted caller) {
        return buckets().take(caller, TEN_THEN_TWENTY).blockOptional().orElseThrow();
    }
}
