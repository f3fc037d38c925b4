package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.store.Store;
import dev.gatehouse.adapter.store.Stores;

class RedisModelTest implements RefreshModelContract {

    @Override
    public Store store() {
        return Stores.redis();
    }

    @Override
    public int operations() {
        return 10_000;
    }
}
