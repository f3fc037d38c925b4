package dev.gatehouse.adapter.refresh;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import reactor.core.publisher.Mono;

/** Families of a single process, which end with it. */
final class MemoryFamilies implements RefreshFamilies {

    private final ConcurrentMap<String, RefreshFamily> byId = new ConcurrentHashMap<>();
    private final ConcurrentMap<Owner, Set<String>> byOwner = new ConcurrentHashMap<>();
    private final int most;

    /**
     * A store of at most so many families.
     *
     * @param most past it new ones are refused: to drop a live one would sign somebody out
     */
    MemoryFamilies(int most) {
        this.most = most;
    }

    private record Owner(Kind kind, String realm, String id) {

        enum Kind {
            SESSION,
            USER
        }

        static List<Owner> of(RefreshFamily family) {
            return List.of(
                    new Owner(Kind.SESSION, family.realm(), family.sessionId()),
                    new Owner(Kind.USER, family.realm(), family.userId()));
        }
    }

    @Override
    public Mono<Optional<RefreshFamily>> find(String id) {
        return Mono.fromSupplier(() -> Optional.ofNullable(byId.get(id)));
    }

    @Override
    public Mono<List<RefreshFamily>> ofSession(String realm, String sid) {
        return of(new Owner(Owner.Kind.SESSION, realm, sid));
    }

    @Override
    public Mono<List<RefreshFamily>> ofUser(String realm, String userId) {
        return of(new Owner(Owner.Kind.USER, realm, userId));
    }

    private Mono<List<RefreshFamily>> of(Owner owner) {
        return Mono.fromSupplier(() -> byOwner.getOrDefault(owner, Set.of()).stream()
                .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                .toList());
    }

    @Override
    public Mono<Boolean> create(RefreshFamily first) {
        return Mono.fromSupplier(() -> {
            if (byId.size() >= most) {
                throw new StoreUnavailableException("holds " + most + " families and takes no more");
            }
            if (byId.putIfAbsent(first.id(), first) != null) {
                return false;
            }
            Owner.of(first)
                    .forEach(owner -> byOwner.compute(owner, (key, ids) -> {
                        Set<String> all = ids == null ? ConcurrentHashMap.newKeySet() : ids;
                        all.add(first.id());
                        return all;
                    }));
            return true;
        });
    }

    @Override
    public Mono<Boolean> replace(RefreshFamily before, RefreshFamily after) {
        return Mono.fromSupplier(() -> byId.replace(before.id(), before, after));
    }

    /** Drops the families that are over at {@code now}, whose tokens have expired with them. */
    void prune(Instant now) {
        byId.values().stream().filter(family -> !now.isBefore(family.endsAt())).forEach(this::remove);
    }

    private void remove(RefreshFamily family) {
        if (byId.remove(family.id(), family)) {
            Owner.of(family)
                    .forEach(owner -> byOwner.computeIfPresent(owner, (key, ids) -> {
                        ids.remove(family.id());
                        return ids.isEmpty() ? null : ids;
                    }));
        }
    }

    int size() {
        return byId.size();
    }
}
