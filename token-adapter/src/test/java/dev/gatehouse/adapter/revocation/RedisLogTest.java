package dev.gatehouse.adapter.revocation;

import dev.gatehouse.adapter.store.Store;
import dev.gatehouse.adapter.store.Stores;

class RedisLogTest implements RevocationLogContract {

    private final Store store = Stores.redis();

    @Override
    public Store store() {
        return store;
    }
}
