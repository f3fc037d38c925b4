package dev.gatehouse.edge.audit;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The last {@value #KEPT} requests. Thread-safe, without locks. */
final class Decisions {

    static final int KEPT = 1_000;

    private final AtomicReferenceArray<@Nullable Trail> trails = new AtomicReferenceArray<>(KEPT);
    private final AtomicInteger next = new AtomicInteger();

    void keep(Trail trail) {
        trails.setRelease(Math.floorMod(next.getAndIncrement(), KEPT), trail);
    }

    /** Those with that id, oldest first: a client may send the same id twice. */
    List<Trail> of(String requestId) {
        int oldest = next.get();
        return IntStream.range(0, KEPT)
                .mapToObj(i -> trails.getAcquire(Math.floorMod(oldest + i, KEPT)))
                .filter(trail -> trail != null && trail.requestId.equals(requestId))
                .toList();
    }
}
