package dev.gatehouse.adapter.refresh;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/** Whether families can be found. Without them no token is given or believed, so the adapter is not ready either. */
final class StoreHealth implements ReactiveHealthIndicator {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final RefreshFamilies store;

    StoreHealth(RefreshFamilies store) {
        this.store = store;
    }

    @Override
    public Mono<Health> health() {
        return store.find("health")
                .map(found -> Health.up().build())
                .timeout(TIMEOUT)
                .onErrorReturn(Health.down().build());
    }
}
