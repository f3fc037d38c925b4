package dev.gatehouse.edge.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.gatehouse.edge.policy.Limit;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * The buckets of one edge, for as long as they are not full again. Under a flood of ever new callers the least recently
 * seen are forgotten, so that memory stays bounded.
 */
final class MemoryBuckets implements Buckets {

    private static final int MOST = 100_000;

    private final TimeMeter time;
    private final Cache<Counted, Filling> buckets;

    MemoryBuckets(TimeMeter time) {
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(time::currentTimeNanos)
                .expireAfter(Expiry.<Counted, Filling>accessing((caller, filling) -> filling.refill()))
                .build();
    }

    @Override
    public Mono<Taken> take(Counted caller, Limit limit) {
        Bucket bucket = buckets.get(caller, key -> filling(limit)).bucket();
        return Mono.just(Taken.of(bucket.tryConsumeAndReturnRemaining(1)));
    }

    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Filling filling(Limit limit) {
        Bucket bucket = Bucket.builder()
                .addLimit(Buckets.bandwidth(limit))
                .withCustomTimePrecision(time)
                .build();
        return new Filling(bucket, Buckets.refill(limit));
    }

    private record Filling(Bucket bucket, Duration refill) {}
}
