package dev.gatehouse.adapter.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.refresh.ModelFamily.Verdict;
import dev.gatehouse.adapter.store.SteppedStore;
import dev.gatehouse.adapter.store.Store;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Random clients, races, crashes and thieves against what the contract promises, on every store: whoever honestly
 * presents a token gets what it is owed, and one that is stale past the window ends exactly its family.
 *
 * <p>The seed decides all of it: {@code -Dmodel.seed=5 -Dmodel.operations=1000000} runs another, or more of it.
 */
interface RefreshModelContract {

    /** In so many presentations everything happens that may, whatever the seed. */
    int ENOUGH = 100_000;

    /** A store with nothing in it. */
    Store store();

    /** How many presentations, unless somebody says otherwise. */
    int operations();

    /** What is in the store, read again as after a crash; by default there is nothing to read again. */
    default Store reopened(Store store) {
        return store;
    }

    @Test
    default void refusesNobodyHonestAndMissesNoTheft() {
        long seed = Long.getLong("model.seed", 20261121);
        int operations = Integer.getInteger("model.operations", operations());
        SteppedStore store = new SteppedStore(store());
        long began = System.nanoTime();
        try (ModelAdapter adapter = new ModelAdapter(store)) {
            ModelRun run = new ModelRun(store, adapter, seed);
            for (long rounds = 1; run.tally().all() < operations; rounds++) {
                try {
                    run.round();
                } catch (ModelViolation e) {
                    throw new ModelViolation(
                            "seed %d, after %d presentations: %s"
                                    .formatted(seed, run.tally().all(), e.getMessage()),
                            e);
                }
                if (rounds % 50 == 0) {
                    store.move(reopened(store.inner()));
                }
            }
            System.out.printf(
                    "%s seed %d: 0 honest refusals, 0 missed thefts in %.1f s; %s%n",
                    getClass().getSimpleName(), seed, (System.nanoTime() - began) / 1e9, run.tally());
            assertThat(run.tally().thievesShare()).isGreaterThan(0.1);
            if (operations >= ENOUGH) {
                assertThat(Stream.of(Verdict.values())
                                .filter(verdict -> run.tally().of(verdict) == 0))
                        .isEmpty();
                assertThat(run.tally().of("one ahead")).isPositive();
                assertThat(run.tally().of("lost races")).isPositive();
            }
        }
    }
}
