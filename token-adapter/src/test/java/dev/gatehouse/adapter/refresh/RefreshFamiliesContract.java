package dev.gatehouse.adapter.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.store.Store;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** What families owe their callers, on every store. */
interface RefreshFamiliesContract {

    RefreshFamily FIRST = Story.first("fam-1");
    RefreshFamily ENDED = FIRST.endedFor(Denial.FAMILY_ENDED);

    /** A store with nothing in it. */
    Store store();

    private static Mono<Boolean> create(Store store, RefreshFamily first) {
        return store.write(RefreshFamilies.creating(first));
    }

    @Test
    default void findsWhatWasCreated() {
        Store store = store();
        RefreshFamilies families = new RefreshFamilies(store);
        create(store, FIRST).block();

        assertThat(families.find(FIRST.id()).block()).contains(FIRST);
    }

    @Test
    default void answersAnUnknownIdWithAValue() {
        StepVerifier.create(new RefreshFamilies(store()).find("nobody"))
                .expectNext(Optional.empty())
                .verifyComplete();
    }

    @Test
    default void neverOverwritesAnExistingFamily() {
        Store store = store();
        RefreshFamilies families = new RefreshFamilies(store);
        create(store, FIRST).block();

        StepVerifier.create(create(store, ENDED)).expectNext(false).verifyComplete();
        assertThat(families.find(FIRST.id()).block()).contains(FIRST);
    }

    @Test
    default void findsTheFamiliesOfASessionAndOfAUser() {
        Store store = store();
        RefreshFamilies families = new RefreshFamilies(store);
        create(store, FIRST).block();
        create(store, Story.first("fam-2")).block();
        families.replace(FIRST, ENDED).block();

        assertThat(families.ofSession("main", "sid-1").block()).containsExactlyInAnyOrder(ENDED, Story.first("fam-2"));
        assertThat(families.ofUser("main", "user-1").block()).containsExactlyInAnyOrder(ENDED, Story.first("fam-2"));
        assertThat(families.ofSession("main", "user-1").block()).isEmpty();
        assertThat(families.ofUser("main", "sid-1").block()).isEmpty();
        assertThat(families.ofUser("other", "user-1").block()).isEmpty();
    }

    @Test
    default void replacesWhatIsStillAsItWas() {
        Store store = store();
        RefreshFamilies families = new RefreshFamilies(store);
        create(store, FIRST).block();

        StepVerifier.create(families.replace(FIRST, ENDED)).expectNext(true).verifyComplete();
        StepVerifier.create(families.replace(FIRST, FIRST)).expectNext(false).verifyComplete();
        assertThat(families.find(FIRST.id()).block()).contains(ENDED);
    }

    @Test
    default void letsExactlyOneOfManyRacersReplaceTheSameFamily() {
        Store store = store();
        RefreshFamilies families = new RefreshFamilies(store);
        create(store, FIRST).block();

        Mono<Long> winners = Flux.range(0, 50)
                .flatMap(racer -> families.replace(FIRST, ENDED).subscribeOn(Schedulers.parallel()))
                .filter(won -> won)
                .count();

        StepVerifier.create(winners).expectNext(1L).verifyComplete();
    }

    @Test
    default void doesNotReplaceAFamilyThatIsNotThere() {
        Store store = store();
        RefreshFamilies families = new RefreshFamilies(store);

        StepVerifier.create(families.replace(FIRST, ENDED)).expectNext(false).verifyComplete();
        StepVerifier.create(families.find(FIRST.id()))
                .expectNext(Optional.empty())
                .verifyComplete();
    }
}
