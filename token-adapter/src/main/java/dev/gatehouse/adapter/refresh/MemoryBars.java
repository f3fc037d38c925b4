package dev.gatehouse.adapter.refresh;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import reactor.core.publisher.Mono;

/** Bars of a single process, which end with it. */
final class MemoryBars implements SessionBars {

    private final ConcurrentMap<Barred, Instant> untils = new ConcurrentHashMap<>();
    private final int most;

    /**
     * A memory of at most so many bars.
     *
     * @param most past it new ones are refused: to drop one would sign somebody in who was signed out
     */
    MemoryBars(int most) {
        this.most = most;
    }

    private record Barred(String realm, String sid) {}

    @Override
    public Mono<Boolean> raise(String realm, String sid, Instant until) {
        return Mono.fromSupplier(() -> {
            Barred session = new Barred(realm, sid);
            if (untils.size() >= most && !untils.containsKey(session)) {
                throw new StoreUnavailableException("holds " + most + " bars and takes no more");
            }
            untils.merge(session, until, (a, b) -> a.isBefore(b) ? b : a);
            return true;
        });
    }

    @Override
    public Mono<Boolean> barred(String realm, String sid) {
        return Mono.fromSupplier(() -> untils.containsKey(new Barred(realm, sid)));
    }

    /** Drops the bars of sessions that are over at {@code now}. */
    void prune(Instant now) {
        untils.values().removeIf(until -> !now.isBefore(until));
    }
}
