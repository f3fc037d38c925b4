package dev.gatehouse.adapter.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.denial.Denial;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** What every store of families owes its callers. A store's own test implements this and adds only what is its own. */
interface RefreshFamiliesContract {

    RefreshFamily FIRST = Story.first("fam-1");
    RefreshFamily ENDED = FIRST.endedFor(Denial.FAMILY_ENDED);

    /** A store with nothing in it. */
    RefreshFamilies families();

    @Test
    default void findsWhatWasCreated() {
        RefreshFamilies families = families();
        families.create(FIRST).block();

        assertThat(families.find(FIRST.id()).block()).contains(FIRST);
    }

    @Test
    default void answersAnUnknownIdWithAValue() {
        StepVerifier.create(families().find("nobody"))
                .expectNext(Optional.empty())
                .verifyComplete();
    }

    @Test
    default void neverOverwritesAnExistingFamily() {
        RefreshFamilies families = families();
        families.create(FIRST).block();

        StepVerifier.create(families.create(ENDED)).expectNext(false).verifyComplete();
        assertThat(families.find(FIRST.id()).block()).contains(FIRST);
    }

    @Test
    default void findsTheFamiliesOfASessionAndOfAUser() {
        RefreshFamilies families = families();
        families.create(FIRST).block();
        families.create(Story.first("fam-2")).block();
        families.replace(FIRST, ENDED).block();

        assertThat(families.ofSession("main", "sid-1").block()).containsExactlyInAnyOrder(ENDED, Story.first("fam-2"));
        assertThat(families.ofUser("main", "user-1").block()).containsExactlyInAnyOrder(ENDED, Story.first("fam-2"));
        assertThat(families.ofSession("main", "user-1").block()).isEmpty();
        assertThat(families.ofUser("main", "sid-1").block()).isEmpty();
        assertThat(families.ofUser("other", "user-1").block()).isEmpty();
    }

    @Test
    default void replacesWhatIsStillAsItWas() {
        RefreshFamilies families = families();
        families.create(FIRST).block();

        StepVerifier.create(families.replace(FIRST, ENDED)).expectNext(true).verifyComplete();
        StepVerifier.create(families.replace(FIRST, FIRST)).expectNext(false).verifyComplete();
        assertThat(families.find(FIRST.id()).block()).contains(ENDED);
    }

    @Test
    default void letsExactlyOneOfManyRacersReplaceTheSameFamily() {
        RefreshFamilies families = families();
        families.create(FIRST).block();

        Mono<Long> winners = Flux.range(0, 50)
                .flatMap(racer -> families.replace(FIRST, ENDED).subscribeOn(Schedulers.parallel()))
                .filter(won -> won)
                .count();

        StepVerifier.create(winners).expectNext(1L).verifyComplete();
    }

    @Test
    default void doesNotReplaceAFamilyThatIsNotThere() {
        RefreshFamilies families = families();

        StepVerifier.create(families.replace(FIRST, ENDED)).expectNext(false).verifyComplete();
        StepVerifier.create(families.find(FIRST.id()))
                .expectNext(Optional.empty())
                .verifyComplete();
    }
}
