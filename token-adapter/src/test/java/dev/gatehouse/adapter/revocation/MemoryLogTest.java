package dev.gatehouse.adapter.revocation;

import dev.gatehouse.adapter.store.Store;
import dev.gatehouse.adapter.store.Stores;

class MemoryLogTest implements RevocationLogContract {

    private final Store store = Stores.memory();

    @Override
    public Store store() {
        return store;
    }
}
