package dev.gatehouse.adapter.store;

import static dev.gatehouse.adapter.store.StoreContract.bytes;
import static dev.gatehouse.adapter.store.StoreContract.entry;
import static dev.gatehouse.adapter.store.StoreContract.item;
import static dev.gatehouse.adapter.store.StoreContract.page;
import static dev.gatehouse.adapter.store.StoreContract.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.adapter.store.Store.Place;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class RedisStoreTest implements StoreContract {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final String prefix = SharedRedis.newPrefix();
    private final RedisKeys keys = new RedisKeys(prefix);
    private final RedisCommands<String, String> redis =
            SharedRedis.CLIENT.connect().sync();

    private Instant now = NOON;
    private final Store store = SharedRedis.store(prefix, () -> now);

    @Override
    public Store store() {
        return store;
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }

    @Test
    void isOneStoreForAllAdapters() {
        Store other = SharedRedis.store(prefix, () -> now);
        write(store, Change.set(null, item(A, "one", "bob")).and(entry("x")));
        String cursor = page(store, null, 10).end();
        write(other, Change.set(bytes("one"), item(A, "two", "bob")).and(entry("y")));

        assertThat(store.find(A).block()).contains(bytes("two"));
        assertThat(page(store, null, 10)).isEqualTo(page(other, null, 10));
        assertThat(page(other, cursor, 10).entries()).extracting(Place::value).containsExactly(bytes("y"));
    }

    @Test
    void showsAllReadersOneOrder() {
        Store other = SharedRedis.store(prefix, () -> now);
        Flux.range(0, 200)
                .flatMap(i -> (i % 2 == 0 ? store : other).write(entry("e" + i)).subscribeOn(Schedulers.parallel()))
                .blockLast();

        assertThat(page(store, null, 1_000)).isEqualTo(page(other, null, 1_000));
        assertThat(page(store, null, 1_000).entries()).hasSize(200);
    }

    @Test
    void wakesTheReadersOfOtherAdapters() {
        Store other = SharedRedis.store(prefix, () -> now);
        String here = page(other, null, 10).end();

        StepVerifier.create(other.grown("main", here))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(20))
                .then(() -> write(store, entry("x")))
                .expectNext(true)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void keepsNothingForever() {
        write(store, Change.set(null, new Item(A, bytes("one"), List.of("bob"), NOON.plusSeconds(60))));
        write(store, Change.append(new Change.Entry("main", bytes("x"), NOON.plusSeconds(60))));
        page(store, null, 10);

        List<String> all = redis.keys("{" + prefix + "}*");
        assertThat(all).hasSize(4).allSatisfy(key -> assertThat(redis.ttl(key)).isPositive());
        assertThat(redis.pttl(text(keys.item(A)))).isBetween(51_000L, 61_000L);
        assertThat(redis.pttl(text(keys.owner(A.kind(), "bob")))).isBetween(51_000L, 92_000L);
    }

    @Test
    void keepsTheIndexAsLongAsItsItems() {
        write(store, Change.set(null, new Item(A, bytes("one"), List.of("bob"), NOON.plusSeconds(60))));
        write(store, Change.set(null, new Item(B, bytes("two"), List.of("bob"), NOON.plusSeconds(1))));
        write(store, Change.set(bytes("one"), new Item(A, bytes("one"), List.of("bob"), NOON.plusSeconds(600))));

        assertThat(redis.pttl(text(keys.owner(A.kind(), "bob"))))
                .isGreaterThanOrEqualTo(redis.pttl(text(keys.item(A))));
        now = NOON.plusSeconds(100);
        write(store, Change.set(null, new Item(new Key(A.kind(), "c"), bytes("three"), List.of("bob"), LATE)));
        assertThat(redis.zrange(text(keys.owner(A.kind(), "bob")), 0, -1)).containsExactly("a", "c");
    }

    @Test
    void takesAnItemThatRedisHasDroppedForGone() {
        write(store, Change.set(null, item(A, "one", "bob")));
        write(store, Change.set(null, item(B, "two", "bob")));
        redis.del(text(keys.item(A)));

        assertThat(store.owned(A.kind(), "bob").block()).containsExactly(bytes("two"));
        write(store, Change.given(new Change.Condition.Owns(A.kind(), "bob", Set.of("b"))));
    }

    @Test
    void forgetsEntriesThatAreOverAndStillKnowsTheCursors() {
        String start = page(store, null, 10).end();
        write(store, Change.append(new Change.Entry("main", bytes("a"), NOON.plusSeconds(1))));
        String cursor = page(store, null, 10).end();
        now = NOON.plusSeconds(10);

        assertThat(page(store, null, 10).entries()).isEmpty();
        assertThat(page(store, null, 10).end()).isEqualTo(cursor);
        write(store, entry("b"));
        for (String after : List.of(start, cursor)) {
            assertThat(page(store, after, 10).entries())
                    .extracting(Place::value)
                    .containsExactly(bytes("b"));
        }
    }

    @Test
    void doesNotKnowTheCursorsOfARedisThatHasLostEverything() {
        write(store, entry("a"));
        String cursor = page(store, null, 10).end();
        redis.del(redis.keys("{" + prefix + "}*").toArray(String[]::new));

        StepVerifier.create(store.grown("main", cursor))
                .expectNext(true)
                .expectComplete()
                .verify(SOON);
        assertThat(store.read("main", cursor, 10).block()).isEmpty();
        write(store, entry("b"));
        assertThat(store.read("main", cursor, 10).block()).isEmpty();
    }

    @Test
    void doesNotKnowACursorThatIsAheadOfTheLog() {
        write(store, entry("a"));
        String cursor = page(store, null, 10).end();
        redis.del(text(keys.log("main")));

        assertThat(store.read("main", cursor, 10).block()).isEmpty();
    }

    @Test
    void runsItsScriptsInARedisThatDoesNotKnowThem() {
        redis.scriptFlush();

        write(store, Change.set(null, item(A, "one", "bob")));
        redis.scriptFlush();
        assertThat(store.owned(A.kind(), "bob").block()).containsExactly(bytes("one"));
    }

    @Test
    void makesNothingThatComesTooLate() throws IOException {
        Duration patience = Duration.ofMillis(300);
        try (SlowLine slow = new SlowLine(SharedRedis.SERVER.port())) {
            RedisClient client = SharedRedis.client(slow.port());
            Store far = new RedisStore(new RedisLine(() -> client, patience), keys, () -> now);
            write(store, Change.set(null, item(A, "one")));
            answers(far);

            slow.stall();
            StepVerifier.create(far.write(Change.set(bytes("one"), item(A, "two"))))
                    .verifyError(StoreUnavailableException.class);
            long refused = System.nanoTime();
            await().until(() ->
                    System.nanoTime() - refused > patience.multipliedBy(2).toNanos());
            slow.goOn();

            answers(far);
            assertThat(store.find(A).block()).contains(bytes("one"));
            client.shutdown();
        }
    }

    private static void answers(Store store) {
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(store.find(A).block()).isNotEmpty());
    }

    @Test
    void goesOnWhenTheClockOfRedisIsSet() {
        RedisLine line = new RedisLine(() -> SharedRedis.CLIENT, SharedRedis.PATIENCE);
        Store adapter = new RedisStore(line, keys, () -> now);
        write(adapter, Change.set(null, item(A, "one")));

        line.told(0);
        write(adapter, Change.set(bytes("one"), item(A, "two")));
    }
}
