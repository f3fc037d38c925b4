package dev.gatehouse.edge.live;

import static dev.gatehouse.edge.revocation.ClaimsOf.NOON;
import static dev.gatehouse.edge.revocation.ClaimsOf.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.revocation.FeedOf;
import dev.gatehouse.token.Claims;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;
import reactor.test.scheduler.VirtualTimeScheduler;

/** How long a connection may stay open, in a time that the test owns. */
class LiveConnectionsTest {

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final FeedOf feed = new FeedOf();
    private final LiveConnections live =
            new LiveConnections(feed.revocations(), () -> NOON.plusMillis(time.now(TimeUnit.MILLISECONDS)), time);
    private final TestPublisher<String> stream = TestPublisher.create();

    @BeforeEach
    void listen() {
        feed.revocations().onChange(live::end);
    }

    @Test
    void endsAtTheExpiryOfTheTokenAndNotBefore() {
        StepVerifier.create(watch(token()))
                .then(() -> time.advanceTimeBy(Duration.ofMinutes(15).minusMillis(1)))
                .then(() -> stream.next("a"))
                .expectNext("a")
                .then(() -> time.advanceTimeBy(Duration.ofMillis(1)))
                .verifyComplete();
        stream.assertCancelled();
        assertThat(live.size()).isZero();
    }

    @Test
    void beginsNothingWithATokenThatOnlyTheSkewStillCarries() {
        time.advanceTimeBy(Duration.ofMinutes(15).plusSeconds(2));

        StepVerifier.create(watch(token()))
                .then(() -> time.advanceTimeBy(Duration.ofMillis(1)))
                .verifyComplete();
    }

    @Test
    void endsWithTheRevocationOfTheToken() {
        StepVerifier.create(watch(token("sid", "s1")))
                .then(() -> feed.revoke("{'sid':'s2','expires':4102444800}"))
                .then(() -> stream.next("a"))
                .expectNext("a")
                .then(() -> feed.revoke("{'sid':'s1','expires':4102444800}"))
                .verifyComplete();
        stream.assertCancelled();
        assertThat(live.size()).isZero();
    }

    @Test
    void endsWhenASnapshotHasTheToken() {
        StepVerifier.create(watch(token("sid", "s1")))
                .then(() -> feed.snapshot("{'sid':'s2','expires':4102444800}"))
                .then(() -> assertThat(live.size()).isOne())
                .then(() -> feed.snapshot("{'sid':'s1','expires':4102444800}"))
                .verifyComplete();
    }

    @Test
    void endsWhatWasRevokedJustBeforeItBegan() {
        feed.revoke("{'sid':'s1','expires':4102444800}");

        StepVerifier.create(watch(token("sid", "s1"))).verifyComplete();
        assertThat(live.size()).isZero();
    }

    @Test
    void forgetsWhatEndsByItself() {
        StepVerifier.create(watch(token())).then(stream::complete).verifyComplete();

        assertThat(live.size()).isZero();
    }

    @Test
    void forgetsWhatFails() {
        StepVerifier.create(watch(token()))
                .then(() -> stream.error(new IllegalStateException("reset")))
                .verifyErrorMessage("reset");

        assertThat(live.size()).isZero();
    }

    @Test
    void forgetsWhatIsHungUp() {
        StepVerifier.create(watch(token()))
                .then(() -> assertThat(live.size()).isOne())
                .thenCancel()
                .verify();

        assertThat(live.size()).isZero();
    }

    @Test
    void watchesNothingThatIsNotSubscribedTo() {
        watch(token());

        assertThat(live.size()).isZero();
    }

    private Flux<String> watch(Claims claims) {
        return live.watch(claims, over -> stream.flux().takeUntilOther(over));
    }
}
