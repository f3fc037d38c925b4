package dev.gatehouse.adapter.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A memory store in which something else happens between what somebody reads and what they write then. */
public final class MeanwhileStore implements Store {

    private final MemoryStore inner = new MemoryStore(1_000);
    private final AtomicReference<Mono<?>> meanwhile = new AtomicReference<>(Mono.empty());
    private final List<Change> made = new ArrayList<>();

    LocalStore inner() {
        return inner;
    }

    /** What happens before the next write. */
    public void meanwhile(Mono<?> other) {
        made.clear();
        meanwhile.set(other);
    }

    /** The changes since then. */
    public List<Change> made() {
        return made;
    }

    @Override
    public Mono<Boolean> write(Change change) {
        return Mono.defer(() -> meanwhile.getAndSet(Mono.empty()))
                .then(inner.write(change))
                .doOnNext(won -> {
                    if (won) {
                        made.add(change);
                    }
                });
    }

    @Override
    public Mono<Optional<Bytes>> find(Key key) {
        return inner.find(key);
    }

    @Override
    public Mono<List<Bytes>> owned(Key.Kind kind, String owner) {
        return inner.owned(kind, owner);
    }

    @Override
    public Mono<Optional<Page>> read(String log, @Nullable String after, int most) {
        return inner.read(log, after, most);
    }

    @Override
    public Mono<Boolean> grown(String log, String after) {
        return inner.grown(log, after);
    }

    @Override
    public Duration skew() {
        return inner.skew();
    }
}
