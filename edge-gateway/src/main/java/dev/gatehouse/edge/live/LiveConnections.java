package dev.gatehouse.edge.live;

import dev.gatehouse.edge.revocation.Revocations;
import dev.gatehouse.token.Claims;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** All open connections of callers with a token. Each is here from its beginning to its end, and no longer. */
final class LiveConnections {

    private final Revocations revocations;
    private final InstantSource clock;
    private final Scheduler scheduler;
    private final Map<LiveConnection, Disposable> open = new ConcurrentHashMap<>();

    LiveConnections(Revocations revocations, InstantSource clock, Scheduler scheduler) {
        this.revocations = revocations;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /** What {@code connection} does, watched while it is subscribed to; it is told when the token is over. */
    <T> Flux<T> watch(Claims claims, Function<Mono<Void>, Publisher<T>> connection) {
        return Flux.using(() -> open(claims), live -> connection.apply(live.ended()), this::close);
    }

    /** Ends those whose tokens have been revoked. */
    void end(Predicate<Claims> revoked) {
        open.keySet().forEach(live -> {
            if (revoked.test(live.claims())) {
                live.end();
            }
        });
    }

    int size() {
        return open.size();
    }

    private LiveConnection open(Claims claims) {
        LiveConnection live = new LiveConnection(claims);
        // No skew here: it forgives a clock that is off, and nobody may build on it for minutes.
        long left = Duration.between(clock.instant(), claims.expiresAt()).toMillis();
        open.put(live, scheduler.schedule(live::end, Math.max(0, left), TimeUnit.MILLISECONDS));
        // Revoked after it was verified and before it stood in the list: nobody else would tell.
        if (revocations.judge(claims, false) != null) {
            live.end();
        }
        return live;
    }

    private void close(LiveConnection live) {
        Disposable timer = open.remove(live);
        if (timer != null) {
            timer.dispose();
        }
    }
}
