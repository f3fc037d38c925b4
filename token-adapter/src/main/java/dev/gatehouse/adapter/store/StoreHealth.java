package dev.gatehouse.adapter.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/**
 * Whether the store can be written, by writing to it. Without that no token is given, so the adapter is not ready either.
 * Tried at most every few seconds, however often a probe looks.
 */
final class StoreHealth implements ReactiveHealthIndicator {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration KEPT = Duration.ofSeconds(3);
    private static final Key KEY = new Key(Key.Kind.EVENT, " health");

    private final Mono<Health> kept;

    StoreHealth(Store store, InstantSource clock) {
        this.kept = Mono.defer(() -> store.write(mark(clock)))
                .map(written -> Health.up().build())
                .timeout(TIMEOUT)
                .onErrorReturn(Health.down().build())
                .cache(KEPT);
    }

    @Override
    public Mono<Health> health() {
        return kept;
    }

    /** Realms have no empty names, so this is no event of theirs. */
    private static Change mark(InstantSource clock) {
        Item item =
                new Item(KEY, Bytes.of(new byte[0]), List.of(), clock.instant().plus(KEPT));
        return new Change(List.of(), List.of(item), List.of());
    }
}
