package dev.gatehouse.adapter.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A store of one process, which reads from memory. */
sealed interface LocalStore extends Store permits MemoryStore, FileStore {

    Shelves shelves();

    @Override
    default Mono<Optional<Bytes>> find(Key key) {
        return Mono.fromSupplier(() -> shelves().find(key));
    }

    @Override
    default Mono<List<Bytes>> owned(Key.Kind kind, String owner) {
        return Mono.fromSupplier(() -> shelves().owned(kind, owner));
    }

    @Override
    default Mono<Optional<Page>> read(String log, @Nullable String after, int most) {
        return Mono.fromSupplier(() -> shelves().log(log).read(after, most));
    }

    @Override
    default Mono<Boolean> grown(String log, String after) {
        return Mono.defer(() -> shelves().log(log).grown(after));
    }

    @Override
    default Duration skew() {
        return Duration.ZERO;
    }

    /** Drops what is over at {@code now}. */
    default void prune(Instant now) {
        shelves().prune(now);
    }
}
