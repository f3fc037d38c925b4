package dev.gatehouse.edge.revocation;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Keeps traffic away from an edge that does not know yet what was revoked before it started. */
final class RevocationHealth implements HealthIndicator {

    private final Revocations revocations;

    RevocationHealth(Revocations revocations) {
        this.revocations = revocations;
    }

    @Override
    public Health health() {
        // A list that has become stale is no reason: every edge would lose its traffic with the adapter.
        return revocations.ready()
                ? Health.up().build()
                : Health.outOfService()
                        .withDetail("waiting", "for the first list of revocations from gatehouse.adapter.url")
                        .build();
    }
}
