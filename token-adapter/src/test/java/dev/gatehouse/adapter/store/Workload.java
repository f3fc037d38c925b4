package dev.gatehouse.adapter.store;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Workers who count, each in an item of its own. With each step an entry is appended and another item is set, in the
 * same write: so what is found can be checked against itself, and against what was acknowledged.
 */
final class Workload {

    private static final Instant LATE = Instant.parse("2126-11-21T12:00:00Z");
    private static final String PADDING = "x".repeat(400);
    private static final int WORKERS = 32;

    private Workload() {}

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Key counter(int worker) {
        return new Key(Key.Kind.FAMILY, "counter-" + worker);
    }

    private static Bytes count(int number) {
        return bytes(number + " " + PADDING);
    }

    /** Works until the store fails, and tells of each step that was acknowledged. */
    static void run(Store store, ObjIntConsumer<Integer> acknowledged) throws InterruptedException {
        Map<Integer, Integer> counts = counts(store);
        List<Thread> threads = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            int number = worker;
            Thread thread = new Thread(() -> work(store, number, requireNonNull(counts.get(number)), acknowledged));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void work(Store store, int worker, int begin, ObjIntConsumer<Integer> acknowledged) {
        try {
            for (int next = begin + 1; ; next++) {
                if (!Boolean.TRUE.equals(store.write(step(worker, next)).block())) {
                    throw new IllegalStateException("worker " + worker + " lost its count at " + next);
                }
                acknowledged.accept(worker, next);
            }
        } catch (StoreUnavailableException e) {
            return;
        }
    }

    private static Change step(int worker, int next) {
        @Nullable Bytes before = next == 1 ? null : count(next - 1);
        Item after = new Item(counter(worker), count(next), List.of("all"), LATE);
        Item mark = new Item(new Key(Key.Kind.EVENT, worker + " " + next % 10), count(next), List.of(), LATE);
        return Change.set(before, after)
                .and(new Change(List.of(), List.of(mark), List.of()))
                .and(Change.append(new Change.Entry("log", bytes(worker + " " + next), LATE)));
    }

    /** Where each worker is; fails if a step was made in part. */
    static Map<Integer, Integer> counts(Store store) {
        Map<Integer, Integer> entries = new TreeMap<>();
        requireNonNull(store.read("log", null, Integer.MAX_VALUE).block())
                .orElseThrow()
                .entries()
                .forEach(place -> entry(text(place.value()).split(" ", -1), entries));
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            int count = number(store, counter(worker));
            int mark = number(store, new Key(Key.Kind.EVENT, worker + " " + count % 10));
            if (count != entries.getOrDefault(worker, 0) || count != mark) {
                throw new IllegalStateException(
                        "worker " + worker + " is at " + count + ", its log at " + entries.get(worker) + "," + mark);
            }
            counts.put(worker, count);
        }
        return counts;
    }

    private static void entry(String[] parts, Map<Integer, Integer> entries) {
        int next = entries.merge(Integer.valueOf(parts[0]), 1, Integer::sum);
        if (next != Integer.parseInt(parts[1])) {
            throw new IllegalStateException("the log of worker " + parts[0] + " has " + parts[1] + " for " + next);
        }
    }

    private static int number(Store store, Key key) {
        return requireNonNull(store.find(key).block())
                .map(value -> Integer.valueOf(text(value).split(" ", 2)[0]))
                .orElse(0);
    }

    private static String text(Bytes bytes) {
        return new String(bytes.copy(), StandardCharsets.UTF_8);
    }
}
