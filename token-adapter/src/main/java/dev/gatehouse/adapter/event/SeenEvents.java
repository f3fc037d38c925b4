package dev.gatehouse.adapter.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ids of the events of the last ten minutes, so that a delivery that comes again does nothing. Thread-safe. */
final class SeenEvents {

    /** Twice the window in which a signature counts: no delivery is taken after its id is forgotten. */
    private static final Duration KEPT = EventSeal.WINDOW.multipliedBy(2);

    private final int most;
    private final Map<String, Instant> ids = new LinkedHashMap<>();

    /**
     * A memory of at most so many ids.
     *
     * @param most past it the oldest is forgotten: what an event does, it may do twice
     */
    SeenEvents(int most) {
        this.most = most;
    }

    synchronized boolean contains(String id, Instant now) {
        forgetOld(now);
        return ids.containsKey(id);
    }

    synchronized void add(String id, Instant now) {
        forgetOld(now);
        ids.putIfAbsent(id, now);
        if (ids.size() > most) {
            ids.remove(ids.keySet().iterator().next());
        }
    }

    /** The first are the oldest, as long as the clock goes forward. */
    private void forgetOld(Instant now) {
        Iterator<Instant> oldest = ids.values().iterator();
        while (oldest.hasNext() && !now.isBefore(oldest.next().plus(KEPT))) {
            oldest.remove();
        }
    }
}
