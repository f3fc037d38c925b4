package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.store.Store;
import dev.gatehouse.adapter.store.Stores;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class FileModelTest implements RefreshModelContract {

    private Path directory = Path.of("");
    private Store store = Stores.memory();

    @BeforeEach
    void open(@TempDir Path empty) {
        directory = empty;
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

    @Override
    public int operations() {
        return 10_000;
    }

    @Override
    public Store reopened(Store before) {
        Stores.close(before);
        store = Stores.file(directory);
        return store;
    }
}
