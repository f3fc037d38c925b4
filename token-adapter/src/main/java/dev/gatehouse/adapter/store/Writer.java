package dev.gatehouse.adapter.store;

import dev.gatehouse.adapter.journal.Journal;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the changes of a file store on a thread of its own. All that wait are forced to disk at once, so that the disk
 * may be slow and the store is not; only then they are made in memory and acknowledged.
 */
final class Writer implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Writer.class);
    private static final int MOST_WAITING = 20_000;
    private static final int MOST_AT_ONCE = 1_000;

    private final Journal journal;
    private final Shelves shelves;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Deque<Waiting> again = new ArrayDeque<>();
    private volatile boolean closing;
    private volatile boolean closed;
    private boolean failing;

    Writer(Journal journal, Shelves shelves) {
        this.journal = journal;
        this.shelves = shelves;
    }

    /** A change, and who waits for it: exactly one of the two is told, on the thread of this writer. */
    record Waiting(Change change, Consumer<Boolean> made, Consumer<StoreUnavailableException> failed) {

        void fail(String problem) {
            failed.accept(new StoreUnavailableException(problem));
        }
    }

    void add(Waiting waiting) {
        if (!queue.offer(waiting)) {
            waiting.fail("has " + MOST_WAITING + " changes waiting and takes no more");
        }
        if (closed) {
            refuseAll();
        }
    }

    /** Has the thread end once all that wait now are made. */
    void close() throws InterruptedException {
        closing = true;
        // Wakes the thread.
        queue.put(new Waiting(Change.all(List.of()), made -> {}, failure -> {}));
    }

    @Override
    public void run() {
        try {
            while (!closing || !queue.isEmpty() || !again.isEmpty()) {
                round();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
            refuseAll();
        }
    }

    private void refuseAll() {
        List<Waiting> left = new ArrayList<>();
        queue.drainTo(left);
        left.forEach(waiting -> waiting.fail("is closed"));
    }

    private void round() throws InterruptedException {
        List<Waiting> waiting = new ArrayList<>(again);
        again.clear();
        if (waiting.isEmpty()) {
            waiting.add(queue.take());
        }
        queue.drainTo(waiting, MOST_AT_ONCE - waiting.size());
        Batch batch = new Batch();
        List<Waiting> taken = new ArrayList<>();
        for (Waiting one : waiting) {
            if (batch.concerns(one.change())) {
                again.add(one);
            } else if (allowed(one, batch)) {
                batch.add(one.change());
                taken.add(one);
            }
        }
        commit(batch, taken);
    }

    private boolean allowed(Waiting one, Batch batch) {
        try {
            if (shelves.allows(one.change())) {
                shelves.admit(one.change(), batch.size());
                return true;
            }
            one.made().accept(false);
        } catch (StoreUnavailableException e) {
            one.failed().accept(e);
        }
        return false;
    }

    private void commit(Batch batch, List<Waiting> taken) {
        if (batch.size() > 0 && !written(batch)) {
            taken.forEach(waiting -> waiting.fail("cannot be written"));
            return;
        }
        batch.changes().forEach(shelves::make);
        taken.forEach(waiting -> waiting.made().accept(true));
        if (journal.grown()) {
            rewrite();
        }
    }

    private boolean written(Batch batch) {
        try {
            journal.append(Records.of(batch.changes()));
            if (failing) {
                log.info("the store can be written again");
            }
            failing = false;
            return true;
        } catch (IOException e) {
            // Once, and not for each of the many that fail until somebody has made room.
            if (!failing) {
                log.error("the store cannot be written problem={}", e.getMessage());
            }
            failing = true;
            return false;
        }
    }

    private void rewrite() {
        try {
            journal.rewrite(Records.of(shelves.copy()));
        } catch (IOException e) {
            log.warn("the store could not be written anew, and goes on in the old file problem={}", e.getMessage());
        }
    }
}
