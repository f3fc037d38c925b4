package dev.gatehouse.adapter.store;

import dev.gatehouse.adapter.journal.Disk;
import dev.gatehouse.adapter.journal.Journal;
import dev.gatehouse.adapter.journal.UnusableJournalException;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The store of a single process that outlives it: what was acknowledged was forced to disk before. */
final class FileStore implements LocalStore, Closeable {

    private final Shelves shelves;
    private final Journal journal;
    private final Writer writer;
    private final Thread thread;

    private FileStore(Shelves shelves, Journal journal) {
        this.shelves = shelves;
        this.journal = journal;
        this.writer = new Writer(journal, shelves);
        this.thread = new Thread(writer, "gatehouse-store");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * How much it may hold.
     *
     * @param most  of each kind
     * @param small a file of up to so many bytes is not worth writing anew
     */
    record Bounds(int most, long small) {

        static Bounds of(int most) {
            return new Bounds(most, 16L << 20);
        }
    }

    /**
     * The store on a disk, without what is over at {@code now}.
     *
     * @throws UnusableJournalException if there is something that cannot be used
     */
    static FileStore open(Disk disk, Bounds bounds, Instant now) throws IOException {
        Shelves shelves = new Shelves(bounds.most());
        try {
            return new FileStore(shelves, read(disk, bounds, shelves, now));
        } catch (IOException | RuntimeException e) {
            disk.close();
            throw e;
        }
    }

    private static Journal read(Disk disk, Bounds bounds, Shelves shelves, Instant now) throws IOException {
        Journal journal = Journal.read(disk, bounds.small(), record -> Records.read(record, shelves));
        shelves.prune(now);
        if (journal.isNew()) {
            journal.rewrite(Records.of(shelves.copy()));
        }
        return journal;
    }

    @Override
    public Shelves shelves() {
        return shelves;
    }

    @Override
    public Mono<Boolean> write(Change change) {
        return Mono.<Boolean>create(sink -> writer.add(new Writer.Waiting(change, sink::success, sink::error)))
                // The writer's thread is for writing.
                .publishOn(Schedulers.parallel());
    }

    @Override
    public void close() throws IOException {
        if (!thread.isAlive()) {
            return;
        }
        try (journal) {
            writer.close();
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
