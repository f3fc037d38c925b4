package dev.gatehouse.settings;

import dev.gatehouse.token.key.KeyRing;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Looks into the file of the shared secrets every two seconds, on a thread of its own, for as long as it is open. */
public final class SecretsWatch implements AutoCloseable {

    private static final long EVERY_MILLIS = 2000;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "secrets-file");
        made.setDaemon(true);
        return made;
    });

    /**
     * Begins at once. Without a file there is nothing to watch.
     *
     * @param changed is given each ring that the file holds from now on
     */
    public SecretsWatch(TokenSecrets secrets, Consumer<KeyRing> changed) {
        secrets.file().ifPresent(file -> watch(file, changed));
    }

    private void watch(SecretsFile file, Consumer<KeyRing> changed) {
        Runnable look = () -> file.reread().ifPresent(changed);
        Future<?> unused = thread.scheduleWithFixedDelay(look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
