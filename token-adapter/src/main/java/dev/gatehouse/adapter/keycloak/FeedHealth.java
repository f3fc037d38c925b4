package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.realm.Realms;
import dev.gatehouse.adapter.revocation.Revocation.Kind;
import dev.gatehouse.adapter.revocation.Revocations;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whether revocations can be read, so that the edges hear of them; and how many listen. */
final class FeedHealth implements ReactiveHealthIndicator {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final Revocations revocations;
    private final Realms realms;
    private final Readers readers;

    FeedHealth(Revocations revocations, Realms realms, Readers readers) {
        this.revocations = revocations;
        this.realms = realms;
        this.readers = readers;
    }

    @Override
    public Mono<Health> health() {
        return Flux.fromIterable(realms.all())
                .map(Realm::name)
                .flatMap(realm -> revocations.revoked(realm, Kind.TOKEN, "health"))
                .then(Mono.fromSupplier(Health::up))
                .timeout(TIMEOUT)
                .onErrorReturn(Health.down())
                .map(health -> health.withDetail("readers", readers.reading()).build());
    }
}
