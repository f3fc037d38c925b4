package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.store.Store;
import dev.gatehouse.adapter.store.Stores;

class MemoryModelTest implements RefreshModelContract {

    @Override
    public Store store() {
        return Stores.memory();
    }

    @Override
    public int operations() {
        return 100_000;
    }
}
