package dev.gatehouse.adapter.store;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The store of a single process, which ends with it: a cursor of an earlier process is unknown. */
final class MemoryStore implements Store {

    private static final int NAME_BYTES = 8;

    private final Shelves shelves;

    /** @param most of each kind */
    MemoryStore(int most) {
        this.shelves = new Shelves(newName(), most);
    }

    static String newName() {
        byte[] random = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    @Override
    public Mono<Optional<Bytes>> find(Key key) {
        return Mono.fromSupplier(() -> shelves.find(key));
    }

    @Override
    public Mono<List<Bytes>> owned(Key.Kind kind, String owner) {
        return Mono.fromSupplier(() -> shelves.owned(kind, owner));
    }

    @Override
    public Mono<Boolean> write(Change change) {
        return Mono.fromSupplier(() -> {
            synchronized (shelves) {
                if (!shelves.allows(change)) {
                    return false;
                }
                shelves.admit(change, 0);
                shelves.make(change);
                return true;
            }
        });
    }

    @Override
    public Mono<Optional<Page>> read(String log, @Nullable String after, int most) {
        return Mono.fromSupplier(() -> shelves.log(log).read(after, most));
    }

    @Override
    public Mono<Boolean> grown(String log, String after) {
        return Mono.defer(() -> shelves.log(log).grown(after));
    }

    @Override
    public Duration skew() {
        return Duration.ZERO;
    }

    /** Drops what is over at {@code now}. */
    void prune(Instant now) {
        shelves.prune(now);
    }

    int size() {
        return shelves.size();
    }
}
