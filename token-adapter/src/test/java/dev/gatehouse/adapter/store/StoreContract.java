package dev.gatehouse.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.store.Change.Condition.Owns;
import dev.gatehouse.adapter.store.Store.Page;
import dev.gatehouse.adapter.store.Store.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** What every store owes its callers. A store's own test implements this and adds only what is its own. */
interface StoreContract {

    /** Far enough ahead for stores that go by the machine's clock. */
    Instant LATE = Instant.parse("2126-11-21T12:00:00Z");

    Duration SOON = Duration.ofSeconds(10);
    Key A = new Key(Key.Kind.FAMILY, "a");
    Key B = new Key(Key.Kind.FAMILY, "b");

    /** A store with nothing in it. */
    Store store();

    static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Item item(Key key, String value, String... owners) {
        return new Item(key, bytes(value), List.of(owners), LATE);
    }

    static Change entry(String text) {
        return Change.append(new Change.Entry("main", bytes(text), LATE));
    }

    static Page page(Store store, @Nullable String after, int most) {
        return Objects.requireNonNull(store.read("main", after, most).block()).orElseThrow();
    }

    static void write(Store store, Change change) {
        StepVerifier.create(store.write(change)).expectNext(true).verifyComplete();
    }

    @Test
    default void findsWhatWasWritten() {
        Store store = store();
        write(store, Change.set(null, item(A, "one")));

        assertThat(store.find(A).block()).contains(bytes("one"));
        assertThat(store.find(new Key(Key.Kind.BAR, "a")).block()).isEmpty();
    }

    @Test
    default void answersAnUnknownNameWithAValue() {
        StepVerifier.create(store().find(A)).expectNext(Optional.empty()).verifyComplete();
    }

    @Test
    default void keepsAnyBytesUnderAnyName() {
        Store store = store();
        Key odd = new Key(Key.Kind.EVENT, "é \0\r\n*{}'\"\uD83D\uDE00");
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        write(store, Change.set(null, new Item(odd, Bytes.of(all), List.of("owner " + odd.id()), LATE)));
        write(store, Change.set(Bytes.of(all), new Item(odd, Bytes.of(new byte[0]), List.of(), LATE)));

        assertThat(store.find(odd).block()).contains(Bytes.of(new byte[0]));
        assertThat(store.owned(odd.kind(), "owner " + odd.id()).block()).hasSize(1);
    }

    @Test
    default void writesAllOrNothing() {
        Store store = store();
        write(store, Change.set(null, item(A, "one")));
        Change wrong = Change.all(
                List.of(Change.set(null, item(B, "two")), entry("x"), Change.set(bytes("other"), item(A, "three"))));

        StepVerifier.create(store.write(wrong)).expectNext(false).verifyComplete();
        assertThat(store.find(A).block()).contains(bytes("one"));
        assertThat(store.find(B).block()).isEmpty();
        assertThat(page(store, null, 10).entries()).isEmpty();
        write(
                store,
                Change.all(List.of(
                        Change.set(null, item(B, "two")), entry("x"), Change.set(bytes("one"), item(A, "three")))));
        assertThat(store.find(A).block()).contains(bytes("three"));
        assertThat(store.find(B).block()).contains(bytes("two"));
        assertThat(page(store, null, 10).entries()).extracting(Place::value).containsExactly(bytes("x"));
    }

    @Test
    default void overwritesNothingThatShouldNotBeThere() {
        Store store = store();
        write(store, Change.set(null, item(A, "one")));

        StepVerifier.create(store.write(Change.set(null, item(A, "two"))))
                .expectNext(false)
                .verifyComplete();
        StepVerifier.create(store.write(Change.set(bytes("one"), item(B, "two"))))
                .expectNext(false)
                .verifyComplete();
        assertThat(store.find(A).block()).contains(bytes("one"));
        assertThat(store.find(B).block()).isEmpty();
    }

    @Test
    default void findsItemsByOwner() {
        Store store = store();
        write(store, Change.set(null, item(A, "one", "bob", "s-1")));
        write(store, Change.set(null, item(B, "two", "bob", "s-2")));
        write(store, Change.set(bytes("one"), item(A, "three", "bob", "s-1")));

        assertThat(store.owned(Key.Kind.FAMILY, "bob").block()).containsExactlyInAnyOrder(bytes("three"), bytes("two"));
        assertThat(store.owned(Key.Kind.FAMILY, "s-1").block()).containsExactly(bytes("three"));
        assertThat(store.owned(Key.Kind.BAR, "bob").block()).isEmpty();
        assertThat(store.owned(Key.Kind.FAMILY, "nobody").block()).isEmpty();
    }

    @Test
    default void keepsTheOwnersThatAnItemBeganWith() {
        Store store = store();
        write(store, Change.set(null, item(A, "one", "bob")));
        write(store, Change.set(bytes("one"), item(A, "two", "eve")));

        assertThat(store.owned(Key.Kind.FAMILY, "bob").block()).containsExactly(bytes("two"));
        assertThat(store.owned(Key.Kind.FAMILY, "eve").block()).isEmpty();
    }

    @Test
    default void comparesWhatAnOwnerHas() {
        Store store = store();
        write(store, Change.set(null, item(A, "one", "bob")));
        Change none = Change.given(new Owns(Key.Kind.FAMILY, "bob", Set.of()));
        Change one = Change.given(new Owns(Key.Kind.FAMILY, "bob", Set.of("a")));

        StepVerifier.create(store.write(none)).expectNext(false).verifyComplete();
        write(store, one);
        write(store, Change.set(null, item(B, "two", "bob")));
        StepVerifier.create(store.write(one.and(entry("x")))).expectNext(false).verifyComplete();
        write(store, Change.given(new Owns(Key.Kind.FAMILY, "bob", Set.of("b", "a"))));
        write(store, Change.given(new Owns(Key.Kind.FAMILY, "nobody", Set.of())));
        assertThat(page(store, null, 10).entries()).isEmpty();
    }

    @Test
    default void letsExactlyOneOfManyRacersWin() {
        Store store = store();
        write(store, Change.set(null, item(A, "one")));

        Mono<Long> winners = Flux.range(0, 50)
                .flatMap(racer -> store.write(Change.set(bytes("one"), item(A, "racer " + racer)))
                        .subscribeOn(Schedulers.parallel()))
                .filter(won -> won)
                .count();

        StepVerifier.create(winners).expectNext(1L).verifyComplete();
    }

    @Test
    default void losesNothingOfWhatManyWriteAtOnce() {
        Store store = store();

        Flux<Boolean> writes = Flux.range(0, 200)
                .flatMap(i -> store.write(entry("e" + i)
                                .and(Change.set(null, item(new Key(Key.Kind.EVENT, "e" + i), "", "all"))))
                        .subscribeOn(Schedulers.parallel()));

        StepVerifier.create(writes.filter(won -> won).count()).expectNext(200L).verifyComplete();
        assertThat(page(store, null, 1_000).entries()).hasSize(200).doesNotHaveDuplicates();
        assertThat(store.owned(Key.Kind.EVENT, "all").block()).hasSize(200);
    }
}
