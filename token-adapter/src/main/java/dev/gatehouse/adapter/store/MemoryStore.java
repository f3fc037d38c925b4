package dev.gatehouse.adapter.store;

import reactor.core.publisher.Mono;

/** The store of a single process, which ends with it: a cursor of an earlier process is unknown. */
final class MemoryStore implements LocalStore {

    private final Shelves shelves;

    /**
     * An empty store.
     *
     * @param most of each kind
     */
    MemoryStore(int most) {
        this.shelves = new Shelves(most);
    }

    @Override
    public Shelves shelves() {
        return shelves;
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
}
