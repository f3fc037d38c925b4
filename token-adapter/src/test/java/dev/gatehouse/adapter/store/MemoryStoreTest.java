package dev.gatehouse.adapter.store;

import static dev.gatehouse.adapter.store.StoreContract.bytes;
import static dev.gatehouse.adapter.store.StoreContract.entry;
import static dev.gatehouse.adapter.store.StoreContract.item;
import static dev.gatehouse.adapter.store.StoreContract.page;
import static dev.gatehouse.adapter.store.StoreContract.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.store.Store.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class MemoryStoreTest implements StoreContract {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final MemoryStore store = new MemoryStore(1_000);

    @Override
    public Store store() {
        return store;
    }

    @Test
    void takesNoMoreThanItMayRatherThanDropWhatCounts() {
        MemoryStore small = new MemoryStore(1);
        write(small, Change.set(null, item(A, "one")).and(entry("x")));

        StepVerifier.create(small.write(Change.set(null, item(B, "two")))).verifyError(StoreUnavailableException.class);
        StepVerifier.create(small.write(entry("y"))).verifyError(StoreUnavailableException.class);
        write(small, Change.set(bytes("one"), item(A, "two")));
        write(small, Change.set(null, item(new Key(Key.Kind.BAR, "a"), "")));
        assertThat(small.find(A).block()).contains(bytes("two"));
    }

    @Test
    void dropsItemsThatAreOver() {
        write(store, Change.set(null, new Item(A, bytes("one"), List.of("bob", "s-1"), NOON)));
        write(store, Change.set(null, new Item(B, bytes("two"), List.of("bob", "s-2"), NOON.plusSeconds(1))));

        store.prune(NOON.minus(Duration.ofMillis(1)));
        assertThat(store.shelves().size()).isEqualTo(2);
        store.prune(NOON);
        assertThat(store.find(A).block()).isEmpty();
        assertThat(store.owned(A.kind(), "bob").block()).containsExactly(bytes("two"));
        assertThat(store.owned(A.kind(), "s-1").block()).isEmpty();
        store.prune(NOON.plusSeconds(1));
        assertThat(store.shelves().size()).isZero();
    }

    @Test
    void forgetsEntriesThatAreOverAndStillKnowsTheCursors() {
        String start = page(store, null, 10).end();
        write(store, Change.append(new Change.Entry("main", bytes("a"), NOON)));
        String cursor = page(store, null, 10).end();
        write(store, Change.append(new Change.Entry("main", bytes("b"), NOON.plusSeconds(1))));

        store.prune(NOON);
        for (String after : List.of(start, cursor)) {
            assertThat(page(store, after, 10).entries())
                    .extracting(Place::value)
                    .containsExactly(bytes("b"));
        }
        assertThat(page(store, null, 10).entries()).hasSize(1);
    }

    @Test
    void doesNotKnowTheCursorsOfAnotherProcess() {
        String cursor = page(store, null, 10).end();

        assertThat(new MemoryStore(10).read("main", cursor, 10).block()).isEmpty();
    }
}
