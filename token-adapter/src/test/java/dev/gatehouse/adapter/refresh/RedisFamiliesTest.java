package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.store.Store;
import dev.gatehouse.adapter.store.Stores;

class RedisFamiliesTest implements RefreshFamiliesContract, SessionBarsContract {

    private final Store store = Stores.redis();

    @Override
    public Store store() {
        return store;
    }
}
