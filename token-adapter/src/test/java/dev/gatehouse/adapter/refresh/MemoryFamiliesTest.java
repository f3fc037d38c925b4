package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.store.Store;
import dev.gatehouse.adapter.store.Stores;

class MemoryFamiliesTest implements RefreshFamiliesContract, SessionBarsContract {

    private final Store store = Stores.memory();

    @Override
    public Store store() {
        return store;
    }
}
