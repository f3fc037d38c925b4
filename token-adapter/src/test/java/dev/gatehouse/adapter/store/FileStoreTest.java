package dev.gatehouse.adapter.store;

import static dev.gatehouse.adapter.store.StoreContract.bytes;
import static dev.gatehouse.adapter.store.StoreContract.entry;
import static dev.gatehouse.adapter.store.StoreContract.item;
import static dev.gatehouse.adapter.store.StoreContract.page;
import static dev.gatehouse.adapter.store.StoreContract.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.journal.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class FileStoreTest implements StoreContract {

    private static final FileStore.Bounds BOUNDS = FileStore.Bounds.of(50_000);

    @TempDir
    private Path directory = Path.of("");

    private Store store = new MemoryStore(1);

    @BeforeEach
    void open() throws IOException {
        store = FileStore.open(Folder.take(directory), BOUNDS, Instant.EPOCH);
    }

    @AfterEach
    void close() {
        Stores.close(store);
    }

    private void reopen(Instant now) throws IOException {
        close();
        store = FileStore.open(Folder.take(directory), BOUNDS, now);
    }

    @Override
    public Store store() {
        return store;
    }

    @Test
    void knowsEverythingAfterARestart() throws IOException {
        write(store, Change.set(null, item(A, "one", "bob", "s-1")).and(entry("x")));
        write(store, Change.set(null, item(B, "two", "bob", "s-2")).and(entry("y")));
        write(store, Change.set(bytes("one"), item(A, "three", "bob", "s-1")));
        Store.Page before = page(store, null, 10);

        reopen(Instant.EPOCH);

        assertThat(store.find(A).block()).contains(bytes("three"));
        assertThat(store.owned(Key.Kind.FAMILY, "bob").block()).containsExactlyInAnyOrder(bytes("three"), bytes("two"));
        assertThat(page(store, null, 10)).isEqualTo(before);
        write(store, entry("z"));
        assertThat(page(store, before.end(), 10).entries())
                .extracting(Store.Place::value)
                .containsExactly(bytes("z"));
    }

    @Test
    void forgetsWhatIsOverAtARestartAndStillKnowsTheCursors() throws IOException {
        Instant noon = Instant.parse("2026-11-21T12:00:00Z");
        write(store, Change.set(null, new Item(A, bytes("one"), List.of("bob"), noon)));
        write(store, Change.append(new Change.Entry("main", bytes("a"), noon)));
        String cursor = page(store, null, 10).end();

        reopen(noon);

        assertThat(store.find(A).block()).isEmpty();
        assertThat(store.owned(Key.Kind.FAMILY, "bob").block()).isEmpty();
        assertThat(page(store, cursor, 10).entries()).isEmpty();
        write(store, entry("b"));
        assertThat(page(store, cursor, 10).entries()).hasSize(1);
    }

    @Test
    void staysSmallHoweverOftenAnItemChanges() throws IOException {
        byte[] large = new byte[4096];
        write(store, entry("x"));
        String cursor = page(store, null, 10).end();

        Flux<Boolean> writes = Flux.range(0, 20_000).flatMap(i -> {
            large[0] = i.byteValue();
            Key key = new Key(Key.Kind.FAMILY, "f" + i % 100);
            return store.write(
                    new Change(List.of(), List.of(new Item(key, Bytes.of(large), List.of("bob"), LATE)), List.of()));
        });
        StepVerifier.create(writes.count()).expectNext(20_000L).verifyComplete();
        reopen(Instant.EPOCH);

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isBetween(400_000L, 22_000_000L);
        }
        assertThat(store.owned(Key.Kind.FAMILY, "bob").block()).hasSize(100);
        assertThat(page(store, null, 10).end()).isEqualTo(cursor);
    }

    @Test
    void isReadByNobodyElse() throws IOException {
        write(store, entry("x"));

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files)
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void failsEveryChangeOnceItIsClosed() {
        close();

        StepVerifier.create(store.write(entry("x"))).verifyError(StoreUnavailableException.class);
    }
}
