package dev.gatehouse.adapter.store;

import dev.gatehouse.adapter.journal.Folder;
import dev.gatehouse.adapter.journal.UnusableJournalException;
import dev.gatehouse.settings.InvalidSetting;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where everything is kept that must outlive a request.
 *
 * @param path   the directory of a file store
 * @param prefix what all keys in Redis begin with
 */
@ConfigurationProperties("gatehouse.store")
record StoreProperties(
        @DefaultValue("file") Type type,
        @DefaultValue("data/adapter") String path,
        @DefaultValue("gatehouse") String prefix) {

    private static final String PATH = "gatehouse.store.path";

    StoreProperties {
        if (!prefix.matches("[A-Za-z0-9:._-]{1,64}")) {
            throw new InvalidSetting(
                    "gatehouse.store.prefix",
                    "is no beginning of a key: write 1 to 64 letters, digits, colons, dots, dashes or underscores.");
        }
    }

    enum Type {
        /** In files of this process alone. */
        FILE,
        /** In this process, until it ends. */
        MEMORY,
        /** In Redis, for all adapters together. */
        REDIS
    }

    Store open(int most, Instant now, Supplier<Store> redis) {
        return switch (type) {
            case FILE -> files(most, now);
            case MEMORY -> new MemoryStore(most);
            case REDIS -> redis.get();
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
