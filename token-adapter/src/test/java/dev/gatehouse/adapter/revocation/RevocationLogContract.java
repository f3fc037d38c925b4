package dev.gatehouse.adapter.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.revocation.Revocation.Kind;
import dev.gatehouse.adapter.revocation.RevocationLog.Entry;
import dev.gatehouse.adapter.revocation.RevocationLog.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** What every log of revocations owes its callers. A log's own test implements this and adds only what is its own. */
interface RevocationLogContract {

    Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    Duration SOON = Duration.ofSeconds(10);

    /** A log with nothing in it. */
    RevocationLog log();

    static Revocation family(String id) {
        return Revocation.ofFamily(id, NOON);
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
        log.append("main", family("a")).block();
        log.append("main", family("b")).block();

        assertThat(page(log, null, 10).entries())
                .extracting(Entry::revocation)
                .containsExactly(family("a"), family("b"));
    }

    @Test
    default void keepsRealmsApart() {
        RevocationLog log = log();
        log.append("other", family("a")).block();

        assertThat(page(log, null, 10).entries()).isEmpty();
        assertThat(log.find("main", Kind.FAMILY, "a").block()).isEmpty();
    }

    @Test
    default void goesOnAfterACursor() {
        RevocationLog log = log();
        log.append("main", family("a")).block();
        String beginning = page(log, null, 10).end();
        log.append("main", family("b")).block();
        log.append("main", family("c")).block();

        Page next = page(log, beginning, 1);
        assertThat(ids(next)).containsExactly("b");
        assertThat(ids(page(log, next.end(), 10))).containsExactly("c");
        assertThat(ids(page(log, next.entries().get(0).cursor(), 10))).containsExactly("c");
    }

    @Test
    default void doesNotKnowForeignCursors() {
        RevocationLog log = log();
        log.append("main", family("a")).block();
        String here = page(log, null, 10).end();

        for (String cursor : List.of("", "x", here + "0", "part-" + here, "é")) {
            assertThat(log.read("main", cursor, 10).block()).as(cursor).isEmpty();
        }
    }

    @Test
    default void hasCursorsThatCanStandInAHeader() {
        RevocationLog log = log();
        log.append("main", family("a")).block();

        assertThat(page(log, null, 10).end()).matches("[\\x21-\\x7E]{1,200}");
    }

    @Test
    default void appendsNothingThatStandsThereAlready() {
        RevocationLog log = log();
        Revocation early = Revocation.ofSubject("u", NOON, NOON.plusSeconds(60));
        Revocation late = Revocation.ofSubject("u", NOON.plusSeconds(5), NOON.plusSeconds(30));
        StepVerifier.create(log.append("main", early)).expectNext(true).verifyComplete();
        log.append("main", early).block();
        log.append("main", late).block();
        log.append("main", early).block();

        assertThat(page(log, null, 10).entries()).extracting(Entry::revocation).containsExactly(early, late);
        assertThat(log.find("main", Kind.SUBJECT, "u").block())
                .contains(Revocation.ofSubject("u", NOON.plusSeconds(5), NOON.plusSeconds(60)));
    }

    @Test
    default void answersAnUnknownNameWithAValue() {
        StepVerifier.create(log().find("main", Kind.TOKEN, "nobody"))
                .expectNext(Optional.empty())
                .verifyComplete();
    }

    @Test
    default void wakesWhoWaitsForMore() {
        RevocationLog log = log();
        String here = page(log, null, 10).end();

        StepVerifier.create(log.grown("main", here))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(20))
                .then(() -> log.append("main", family("a")).block())
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
                .flatMap(i -> log.append("main", family("f" + i)).subscribeOn(Schedulers.parallel()));

        StepVerifier.create(appends.count()).expectNext(200L).verifyComplete();
        assertThat(ids(page(log, null, 1_000))).hasSize(200).doesNotHaveDuplicates();
    }
}
