package dev.gatehouse.adapter.store;

import dev.gatehouse.adapter.journal.Folder;
import dev.gatehouse.adapter.journal.UnusableJournalException;
import dev.gatehouse.settings.InvalidSetting;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where everything is kept that must outlive a request.
 *
 * @param path the directory of a file store
 */
@ConfigurationProperties("gatehouse.store")
record StoreProperties(
        @DefaultValue("file") Type type,
        @DefaultValue("data/adapter") String path) {

    private static final String PATH = "gatehouse.store.path";

    enum Type {
        /** In files of this process alone. */
        FILE,
        /** In this process, until it ends. */
        MEMORY
    }

    Store open(int most, Instant now) {
        return switch (type) {
            case FILE -> files(most, now);
            case MEMORY -> new MemoryStore(most);
        };
    }

    private Store files(int most, Instant now) {
        try {
            return FileStore.open(Folder.take(Path.of(path)), FileStore.Bounds.of(most), now);
        } catch (UnusableJournalException e) {
            throw new InvalidSetting(PATH, "is " + path + ", " + e.getMessage());
        } catch (StoreUnavailableException e) {
            throw new InvalidSetting(
                    PATH,
                    "is " + path + ", which " + e.getMessage()
                            + ": run the newer adapter that wrote it; nothing was changed.");
        } catch (IOException e) {
            throw new InvalidSetting(
                    PATH, "is " + path + ", which cannot be used (" + e + "): correct that and start again.");
        } catch (InvalidPathException e) {
            throw new InvalidSetting(PATH, "is no path: write that of a directory, such as data/adapter.");
        }
    }
}
