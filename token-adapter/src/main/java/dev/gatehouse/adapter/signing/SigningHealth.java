package dev.gatehouse.adapter.signing;

import dev.gatehouse.adapter.realm.Realms;
import dev.gatehouse.adapter.store.StoreUnavailableException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Whether each realm has its keys. Probes ask for readiness before any client comes, so that keys are made at the first
 * start, and no client waits for them.
 */
final class SigningHealth implements ReactiveHealthIndicator {

    private final Realms realms;
    private final TokenKeys keys;

    SigningHealth(Realms realms, TokenKeys keys) {
        this.realms = realms;
        this.keys = keys;
    }

    @Override
    public Mono<Health> health() {
        return Flux.fromIterable(realms.all())
                .concatMap(keys::ready)
                .then(Mono.fromSupplier(() -> Health.up().build()))
                .onErrorReturn(StoreUnavailableException.class, Health.down().build());
    }
}
