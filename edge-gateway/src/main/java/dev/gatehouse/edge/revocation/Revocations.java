package dev.gatehouse.edge.revocation;

import dev.gatehouse.token.Claims;
import dev.gatehouse.token.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What has been revoked, as far as the edge has heard. Asked by any thread; told by the feed's alone. */
public final class Revocations {

    private final InstantSource clock;
    private final @Nullable Duration staleAfter;
    private final int capacity;
    private final List<Consumer<Predicate<Claims>>> listeners = new CopyOnWriteArrayList<>();
    private volatile RevocationSet held;
    private volatile Instant lastWord;
    private volatile boolean ready;

    /**
     * @param staleAfter how long after the last word of the feed the list is stale; null where there is no feed, and so
     *     nothing that could be missed
     */
    Revocations(@Nullable Duration staleAfter, InstantSource clock, int capacity) {
        this.staleAfter = staleAfter;
        this.clock = clock;
        this.capacity = capacity;
        this.held = new RevocationSet(capacity);
        this.lastWord = clock.instant();
        this.ready = staleAfter == null;
    }

    /**
     * Why a caller with these verified claims is refused; null if nothing was revoked.
     *
     * @param closedWhenStale whether nobody may pass while it is not known what has been revoked
     */
    public @Nullable Refusal judge(Claims claims, boolean closedWhenStale) {
        Refusal reason = held.judge(claims);
        return reason == null && closedWhenStale && stale() ? Refusal.REVOCATION_STALE : reason;
    }

    /**
     * Has {@code listener} told of every change, with the claims that are revoked since. It is called by the thread of
     * the feed, which waits for it.
     */
    public void onChange(Consumer<Predicate<Claims>> listener) {
        listeners.add(listener);
    }

    void add(Revocation revocation) {
        held.add(revocation);
        listeners.forEach(listener -> listener.accept(revocation::covers));
    }

    /** A set for the next snapshot, to be filled and then given to {@link #replace}. */
    RevocationSet draft() {
        return new RevocationSet(capacity);
    }

    void replace(RevocationSet snapshot) {
        held = snapshot;
        ready = true;
        listeners.forEach(listener -> listener.accept(claims -> snapshot.judge(claims) != null));
    }

    /** The feed gave a sign of life, and nothing before it was missed. */
    void heard() {
        lastWord = clock.instant();
    }

    void prune() {
        held.prune(clock.instant());
    }

    boolean incomplete() {
        return held.incomplete();
    }

    /** Whether all revocations were known at some time since the start. */
    boolean ready() {
        return ready;
    }

    int size() {
        return held.size();
    }

    /** How long ago the list was surely whole. */
    Duration staleness() {
        return Duration.between(lastWord, clock.instant());
    }

    private boolean stale() {
        return staleAfter != null && (!ready || held.incomplete() || staleness().compareTo(staleAfter) > 0);
    }
}
