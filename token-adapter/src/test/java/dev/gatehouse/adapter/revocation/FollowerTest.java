package dev.gatehouse.adapter.revocation;

import static dev.gatehouse.adapter.revocation.RevocationLogContract.append;
import static dev.gatehouse.adapter.revocation.RevocationLogContract.family;

import dev.gatehouse.adapter.revocation.FeedEvent.Heartbeat;
import dev.gatehouse.adapter.revocation.FeedEvent.Snapshot;
import dev.gatehouse.adapter.store.Stores;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class FollowerTest {

    private final RevocationLog log = new RevocationLog(Stores.memory());

    private Flux<FeedEvent> follow() {
        return Flux.defer(() -> new Feed(log).follow("main", null).next().repeat());
    }

    @Test
    void givesASignOfLifeAtOnceAndThenWithinFiveSeconds() {
        StepVerifier.withVirtualTime(this::follow)
                .expectNextMatches(Snapshot.class::isInstance)
                .expectNext(new Heartbeat())
                .thenAwait(Duration.ofSeconds(5))
                .expectNext(new Heartbeat())
                .thenAwait(Duration.ofSeconds(5))
                .expectNext(new Heartbeat())
                .thenCancel()
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void readsOnOnlyWhenAsked() {
        StepVerifier.create(follow(), 1)
                .expectNextMatches(Snapshot.class::isInstance)
                .then(() -> append(log, "main", family("a")).block())
                .then(() -> append(log, "main", family("b")).block())
                .expectNoEvent(Duration.ofMillis(20))
                .thenRequest(2)
                .expectNextCount(2)
                .expectNoEvent(Duration.ofMillis(20))
                .thenCancel()
                .verify(Duration.ofSeconds(10));
    }
}
