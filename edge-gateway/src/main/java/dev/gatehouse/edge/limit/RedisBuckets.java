package dev.gatehouse.edge.limit;

import dev.gatehouse.edge.policy.Limit;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.micrometer.core.instrument.Counter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The buckets of all edges together, in Redis. While Redis is away nobody is counted: a limit protects backends from too
 * much, and refusing everybody would do what it is there to prevent.
 */
final class RedisBuckets implements Buckets {

    private static final Logger LOG = LoggerFactory.getLogger(RedisBuckets.class);
    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String PREFIX = "gatehouse:limit:";

    private final Mono<AsyncProxyManager<byte[]>> redis;
    private final Counter uncounted;
    private final InstantSource clock;

    /** Until when Redis is not asked, because it did not answer; null while it does. */
    private final AtomicReference<@Nullable Instant> away = new AtomicReference<>();

    /**
     * Takes the way to Redis.
     *
     * @param redis     connects when it is first asked, and again after a failure
     * @param uncounted requests that passed without being counted
     */
    RedisBuckets(Mono<AsyncProxyManager<byte[]>> redis, Counter uncounted, InstantSource clock) {
        this.redis = redis;
        this.uncounted = uncounted;
        this.clock = clock;
    }

    @Override
    public Mono<Taken> take(Counted caller, Limit limit) {
        Instant until = away.get();
        if (until != null && clock.instant().isBefore(until)) {
            uncounted.increment();
            return Mono.just(Taken.GRANTED);
        }
        byte[] key = (PREFIX + caller.text()).getBytes(StandardCharsets.UTF_8);
        return redis.flatMap(manager -> Mono.fromFuture(
                        () -> manager.getProxy(key, () -> configuration(limit)).tryConsumeAndReturnRemaining(1)))
                .timeout(PATIENCE)
                .map(probe -> {
                    back();
                    return Taken.of(probe);
                })
                .onErrorResume(failure -> {
                    gone(failure);
                    return Mono.just(Taken.GRANTED);
                });
    }

    private static CompletableFuture<BucketConfiguration> configuration(Limit limit) {
        return CompletableFuture.completedFuture(
                BucketConfiguration.builder().addLimit(Buckets.bandwidth(limit)).build());
    }

    private void gone(Throwable failure) {
        uncounted.increment();
        if (away.getAndSet(clock.instant().plus(PAUSE)) == null) {
            LOG.warn("rate limits are off: redis does not answer reason={}", failure.toString());
        }
    }

    private void back() {
        if (away.get() != null && away.getAndSet(null) != null) {
            LOG.info("rate limits are on: redis answers again");
        }
    }
}
