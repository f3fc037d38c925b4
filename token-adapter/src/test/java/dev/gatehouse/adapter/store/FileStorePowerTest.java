package dev.gatehouse.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.adapter.journal.FragileDisk;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Takes the power away in the middle of the work, with all that was not forced to disk, and looks what is left. */
class FileStorePowerTest {

    private static final int LOSSES = 50;
    private static final int CHANGES = 1_000;
    private static final FileStore.Bounds BOUNDS = new FileStore.Bounds(10_000_000, 200_000);
    private static final long SEED = 20261122;

    @Test
    void losesNothingThatWasAcknowledged() throws IOException, InterruptedException {
        Random random = new Random(SEED);
        FragileDisk disk = new FragileDisk();
        Map<Integer, Integer> acknowledged = new ConcurrentSkipListMap<>();
        int all = 0;
        int fewest = Integer.MAX_VALUE;
        for (int loss = 0; loss <= LOSSES; loss++) {
            FileStore store = FileStore.open(disk, BOUNDS, Instant.EPOCH);
            take(Workload.counts(store), acknowledged);
            FragileDisk powered = disk;
            AtomicInteger done = new AtomicInteger();
            int after = random.nextInt(40);
            Workload.run(store, (worker, count) -> {
                acknowledged.put(worker, count);
                if (done.incrementAndGet() == CHANGES) {
                    powered.losePowerAfter(after);
                }
            });
            assertThatThrownBy(store::close).hasMessage("no power");
            all += done.get();
            fewest = Math.min(fewest, done.get());
            disk = disk.after(random);
        }

        System.out.printf(
                "%d losses of power, %d changes acknowledged, %d at least between two, none lost; seed %d%n",
                LOSSES, all, fewest, SEED);
        assertThat(fewest).isGreaterThanOrEqualTo(CHANGES);
    }

    private static void take(Map<Integer, Integer> found, Map<Integer, Integer> acknowledged) {
        found.forEach((worker, count) -> {
            int expected = acknowledged.getOrDefault(worker, 0);
            assertThat(count).as("worker " + worker).isBetween(expected, expected + 1);
        });
        acknowledged.putAll(found);
    }
}
