package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.store.Store;
import dev.gatehouse.adapter.store.Stores;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class FileFamiliesTest implements RefreshFamiliesContract, SessionBarsContract {

    private Store store = Stores.memory();

    @BeforeEach
    void open(@TempDir Path directory) {
        store = Stores.file(directory);
    }

    @AfterEach
    void close() {
        Stores.close(store);
    }

    @Override
    public Store store() {
        return store;
    }
}
