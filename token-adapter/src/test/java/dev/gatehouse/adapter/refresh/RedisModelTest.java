package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.store.Store;
import dev.gatehouse.adapter.store.Stores;

class RedisModelTest implements RefreshModelContract {

    private final Store store = Stores.redis();

    @Override
    public Store store() {
        return store;
    }

    @Override
    public int operations() {
        return 5_000;
    }
}
