package dev.gatehouse.adapter.refresh;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import reactor.core.publisher.Mono;

/** Families of a single process, which end with it. */
final class MemoryFamilies implements RefreshFamilies {

    private final ConcurrentMap<String, RefreshFamily> byId = new ConcurrentHashMap<>();
    private final int most;

    /**
     * A store of at most so many families.
     *
     * @param most past it new ones are refused: to drop a live one would sign somebody out
     */
    MemoryFamilies(int most) {
        this.most = most;
    }

    @Override
    public Mono<Optional<RefreshFamily>> find(String id) {
        return Mono.fromSupplier(() -> Optional.ofNullable(byId.get(id)));
    }

    @Override
    public Mono<Boolean> create(RefreshFamily first) {
        return Mono.fromSupplier(() -> {
            if (byId.size() >= most) {
                throw new StoreUnavailableException("holds " + most + " families and takes no more");
            }
            return byId.putIfAbsent(first.id(), first) == null;
        });
    }

    @Override
    public Mono<Boolean> replace(RefreshFamily before, RefreshFamily after) {
        return Mono.fromSupplier(() -> byId.replace(before.id(), before, after));
    }

    /** Drops the families that are over at {@code now}, whose tokens have expired with them. */
    void prune(Instant now) {
        byId.values().removeIf(family -> !now.isBefore(family.endsAt()));
    }

    int size() {
        return byId.size();
    }
}
