package dev.gatehouse.adapter.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.revocation.Revocation.Kind;
import dev.gatehouse.adapter.revocation.RevocationLog.Entry;
import dev.gatehouse.adapter.revocation.RevocationLog.Page;
import dev.gatehouse.adapter.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** What the log of revocations owes its callers, on every store. */
interface RevocationLogContract {

    Instant NOON = Instant.parse("2126-11-21T12:00:00Z");
    Duration SOON = Duration.ofSeconds(10);

    /** A store with nothing in it. */
    Store store();

    default RevocationLog log() {
        return new RevocationLog(store());
    }

    static Mono<Boolean> append(RevocationLog log, String realm, Revocation revocation) {
        return new Revocations(log).revoke(realm, revocation);
    }

    static Revocation family(String id) {
        return Revocation.ofFamily(id, NOON);
    }

    static @Nullable Revocation found(RevocationLog log, Kind kind, String id) {
        return Objects.requireNonNull(log.find("main", kind, id).block()).revocation();
    }

    static Page page(RevocationLog log, @Nullable String after, int most) {
        return Objects.requireNonNull(log.read("main", after, most).block()).orElseThrow();
    }

    static List<String> ids(Page page) {
        return page.entries().stream().map(entry -> entry.revocation().id()).toList();
    }

    @Test
    default void givesBackWhatWasAppendedInItsOrder() {
        RevocationLog log = log();
        append(log, "main", family("a")).block();
        append(log, "main", family("b")).block();

        assertThat(page(log, null, 10).entries())
                .extracting(Entry::revocation)
                .containsExactly(family("a"), family("b"));
    }

    @Test
    default void keepsRealmsApart() {
        RevocationLog log = log();
        append(log, "other", family("a")).block();

        assertThat(page(log, null, 10).entries()).isEmpty();
        assertThat(found(log, Kind.FAMILY, "a")).isNull();
    }

    @Test
    default void goesOnAfterACursor() {
        RevocationLog log = log();
        append(log, "main", family("a")).block();
        String beginning = page(log, null, 10).end();
        append(log, "main", family("b")).block();
        append(log, "main", family("c")).block();

        Page next = page(log, beginning, 1);
        assertThat(ids(next)).containsExactly("b");
        assertThat(ids(page(log, next.end(), 10))).containsExactly("c");
        assertThat(ids(page(log, next.entries().get(0).cursor(), 10))).containsExactly("c");
    }

    @Test
    default void doesNotKnowForeignCursors() {
        RevocationLog log = log();
        append(log, "main", family("a")).block();
        String here = page(log, null, 10).end();

        for (String cursor : List.of("", "x", here + "0", "part-" + here, "é")) {
            assertThat(log.read("main", cursor, 10).block()).as(cursor).isEmpty();
        }
    }

    @Test
    default void hasCursorsThatCanStandInAHeader() {
        RevocationLog log = log();
        append(log, "main", family("a")).block();

        assertThat(page(log, null, 10).end()).matches("[\\x21-\\x7E]{1,200}");
    }

    @Test
    default void appendsNothingThatStandsThereAlready() {
        RevocationLog log = log();
        Revocation early = Revocation.ofSubject("u", NOON, NOON.plusSeconds(60));
        Revocation late = Revocation.ofSubject("u", NOON.plusSeconds(5), NOON.plusSeconds(30));
        StepVerifier.create(append(log, "main", early)).expectNext(true).verifyComplete();
        append(log, "main", early).block();
        append(log, "main", late).block();
        append(log, "main", early).block();

        assertThat(page(log, null, 10).entries()).extracting(Entry::revocation).containsExactly(early, late);
        assertThat(found(log, Kind.SUBJECT, "u"))
                .isEqualTo(Revocation.ofSubject("u", NOON.plusSeconds(5), NOON.plusSeconds(60)));
    }

    @Test
    default void wakesWhoWaitsForMore() {
        RevocationLog log = log();
        String here = page(log, null, 10).end();

        StepVerifier.create(log.grown("main", here))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(20))
                .then(() -> append(log, "main", family("a")).block())
                .expectNext(true)
                .expectComplete()
                .verify(SOON);
        StepVerifier.create(log.grown("main", here))
                .expectNext(true)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    default void losesNothingOfWhatManyAppendAtOnce() {
        RevocationLog log = log();

        Flux<Boolean> appends = Flux.range(0, 200)
                .flatMap(i -> append(log, "main", family("f" + i)).subscribeOn(Schedulers.parallel()));

        StepVerifier.create(appends.count()).expectNext(200L).verifyComplete();
        assertThat(ids(page(log, null, 1_000))).hasSize(200).doesNotHaveDuplicates();
    }
}
