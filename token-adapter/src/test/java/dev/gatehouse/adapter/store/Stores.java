package dev.gatehouse.adapter.store;

import dev.gatehouse.adapter.journal.Disk;
import dev.gatehouse.adapter.journal.Folder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;

/** Empty stores for the contracts of those who keep something in them. */
public final class Stores {

    private static final int MOST = 200_000;

    private Stores() {}

    public static Store memory() {
        return new MemoryStore(MOST);
    }

    public static Store redis() {
        return SharedRedis.store(SharedRedis.newPrefix());
    }

    /** A store in a new directory, or what is left in one. */
    public static Store file(Path directory) {
        return file(Folder.take(directory));
    }

    public static Store file(Disk disk) {
        try {
            return FileStore.open(disk, FileStore.Bounds.of(MOST), Instant.EPOCH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void close(Store store) {
        if (store instanceof FileStore file) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
