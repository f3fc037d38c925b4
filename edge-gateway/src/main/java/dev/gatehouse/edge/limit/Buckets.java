package dev.gatehouse.edge.limit;

import dev.gatehouse.edge.policy.Limit;
import io.github.bucket4j.Bandwidth;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** A token bucket for everybody who is counted. */
interface Buckets {

    /** Takes one token; the answer always comes, and a store that is down grants. */
    Mono<Taken> take(Counted caller, Limit limit);

    /** Refilled steadily, so that a caller at the very rate is never refused. */
    static Bandwidth bandwidth(Limit limit) {
        return Bandwidth.builder()
                .capacity(limit.burst())
                .refillGreedy(limit.rate(), Duration.ofSeconds(1))
                .build();
    }

    /** How long an empty bucket takes to be as if nobody had ever called. */
    static Duration refill(Limit limit) {
        return Duration.ofSeconds(limit.burst() / limit.rate() + 1);
    }
}
