package dev.gatehouse.adapter.revocation;

import dev.gatehouse.adapter.revocation.Revocation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The log of a single process, which ends with it: a cursor of an earlier process is unknown. */
final class MemoryLog implements RevocationLog {

    private final ConcurrentMap<String, MemoryShelf> byRealm = new ConcurrentHashMap<>();
    private final int most;

    /**
     * A log of at most so many entries for each realm.
     *
     * @param most past it new ones fail: to drop one that is in force would let a revoked token pass
     */
    MemoryLog(int most) {
        this.most = most;
    }

    @Override
    public Mono<Boolean> append(String realm, Revocation revocation) {
        return Mono.fromSupplier(() -> shelf(realm).append(revocation));
    }

    @Override
    public Mono<Optional<Revocation>> find(String realm, Kind kind, String id) {
        return Mono.fromSupplier(() -> shelf(realm).find(kind, id));
    }

    @Override
    public Mono<Optional<Page>> read(String realm, @Nullable String after, int most) {
        return Mono.fromSupplier(() -> shelf(realm).read(after, most));
    }

    @Override
    public Mono<Boolean> grown(String realm, String after) {
        return Mono.defer(() -> shelf(realm).grown(after));
    }

    @Override
    public Duration skew() {
        return Duration.ZERO;
    }

    /** Drops the entries that are over at {@code now}. */
    void prune(Instant now) {
        byRealm.values().forEach(shelf -> shelf.prune(now));
    }

    int size() {
        return byRealm.values().stream().mapToInt(MemoryShelf::size).sum();
    }

    /** The names of realms come from the configuration, so their number is bounded. */
    private MemoryShelf shelf(String realm) {
        return byRealm.computeIfAbsent(realm, name -> new MemoryShelf(most));
    }
}
