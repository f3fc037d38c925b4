package dev.gatehouse.edge.limit;

import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.RedisClusterClient;
import java.time.Duration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The way to Redis, taken at the start if it is open; else when it is needed, and again a second after it failed. */
final class RedisConnection {

    private static final Duration FOREVER = Duration.ofDays(10_000);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration LONGEST_LIFE = Duration.ofDays(1);

    private RedisConnection() {}

    static Mono<AsyncProxyManager<byte[]>> to(LettuceConnectionFactory factory) {
        AbstractRedisClient client = factory.getRequiredNativeClient();
        try {
            return Mono.just(manager(client));
        } catch (RedisException e) {
            return Mono.fromCallable(() -> manager(client))
                    .subscribeOn(Schedulers.boundedElastic())
                    .cache(manager -> FOREVER, failure -> AGAIN, () -> AGAIN);
        }
    }

    private static AsyncProxyManager<byte[]> manager(AbstractRedisClient client) {
        var builder = client instanceof RedisClusterClient cluster
                ? Bucket4jLettuce.casBasedBuilder(cluster)
                : Bucket4jLettuce.casBasedBuilder((RedisClient) client);
        return builder.expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(LONGEST_LIFE))
                .build()
                .asAsync();
    }
}
