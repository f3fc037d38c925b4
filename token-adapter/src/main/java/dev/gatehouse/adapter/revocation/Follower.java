package dev.gatehouse.adapter.revocation;

import dev.gatehouse.adapter.revocation.FeedEvent.Heartbeat;
import dev.gatehouse.adapter.revocation.FeedEvent.Revoked;
import dev.gatehouse.adapter.revocation.FeedEvent.Snapshot;
import dev.gatehouse.adapter.revocation.RevocationLog.Entry;
import dev.gatehouse.adapter.revocation.RevocationLog.Page;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One reader's place in the log. It is asked for one event after the other, and reads on only then: a slow reader falls
 * behind in the log, and nothing is kept for it.
 *
 * <p>For one caller at a time.
 */
public final class Follower {

    static final int MOST_AT_ONCE = 1_000;

    private final RevocationLog log;
    private final String realm;
    private final Queue<FeedEvent> ready = new ArrayDeque<>();
    private @Nullable String cursor;
    private boolean whole;
    private boolean greeted;

    Follower(RevocationLog log, String realm, @Nullable String cursor) {
        this.log = log;
        this.realm = realm;
        this.cursor = cursor;
        this.whole = cursor != null;
    }

    /** The next event, as soon as there is one; it takes no longer than the time between two heartbeats. */
    public Mono<FeedEvent> next() {
        return Mono.defer(() -> {
            FeedEvent first = ready.poll();
            return first != null ? Mono.just(first) : read();
        });
    }

    private Mono<FeedEvent> read() {
        return log.read(realm, cursor, MOST_AT_ONCE)
                .flatMap(found -> found.isPresent() ? take(found.get()) : beginAgain());
    }

    private Mono<FeedEvent> beginAgain() {
        cursor = null;
        whole = false;
        return read();
    }

    private Mono<FeedEvent> take(Page page) {
        cursor = page.end();
        if (!whole) {
            return Mono.just(part(page));
        }
        page.entries().forEach(entry -> ready.add(new Revoked(entry.revocation(), entry.cursor())));
        FeedEvent first = ready.poll();
        // At once after the missed entries: so the reader learns that it has missed nothing more.
        return first != null ? Mono.just(first) : greeted ? await(page.end()) : greet();
    }

    private Snapshot part(Page page) {
        List<Revocation> revocations =
                page.entries().stream().map(Entry::revocation).toList();
        whole = revocations.size() < MOST_AT_ONCE;
        // With half a snapshot a reader knows nothing: the log does not know this cursor, so it begins again.
        return new Snapshot(revocations, !whole, whole ? page.end() : "part-" + page.end());
    }

    private Mono<FeedEvent> greet() {
        greeted = true;
        return Mono.just(new Heartbeat());
    }

    private Mono<FeedEvent> await(String end) {
        return Mono.firstWithSignal(
                        log.grown(realm, end), Mono.delay(Feed.HEARTBEAT).thenReturn(false))
                .flatMap(grown -> grown ? read() : Mono.just(new Heartbeat()));
    }
}
