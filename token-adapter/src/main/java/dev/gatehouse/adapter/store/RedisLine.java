package dev.gatehouse.adapter.store;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisReadOnlyException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.data.redis.core.script.RedisScript;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The connection to Redis that all requests share. Nothing is sent twice, and nothing waits for Redis to come back: what
 * fails has failed, and whoever asks next finds a new connection.
 */
final class RedisLine {

    private static final Duration FOREVER = Duration.ofDays(10_000);

    /** So long nobody tries to connect after it has failed. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Supplier<AbstractRedisClient> client;
    private final Duration patience;
    private final RedisClock clock = new RedisClock();
    private final AtomicReference<Mono<Open>> line = new AtomicReference<>();

    /**
     * Connects when it is first needed.
     *
     * @param client   which does not connect again by itself, and gives up by itself when it cannot
     * @param patience how long an answer may take
     */
    RedisLine(Supplier<AbstractRedisClient> client, Duration patience) {
        this.client = client;
        this.patience = patience;
        line.set(opening());
    }

    private record Open(
            StatefulConnection<byte[], byte[]> connection, RedisClusterReactiveCommands<byte[], byte[]> commands) {}

    /** By the clock of Redis, when nobody waits any longer for what is asked now. */
    long latest() {
        return clock.in(patience.multipliedBy(2));
    }

    /** Takes the time of Redis from an answer, in milliseconds. */
    void told(long millis) {
        clock.told(millis);
    }

    Mono<List<Object>> run(RedisScript<?> script, List<byte[]> keys, Supplier<List<byte[]>> values) {
        return ask(commands -> {
            byte[][] named = keys.toArray(byte[][]::new);
            byte[][] given = values.get().toArray(byte[][]::new);
            return commands.<List<Object>>evalsha(script.getSha1(), ScriptOutputType.MULTI, named, given)
                    .onErrorResume(
                            RedisNoScriptException.class,
                            unknown -> commands.eval(script.getScriptAsString(), ScriptOutputType.MULTI, named, given))
                    .single();
        });
    }

    <T> Mono<T> ask(Function<RedisClusterReactiveCommands<byte[], byte[]>, Mono<T>> question) {
        return Mono.defer(this::open)
                .flatMap(open -> ask(question, open))
                .onErrorMap(RedisLine::unavailable)
                // The thread of the connection is for the connection.
                .publishOn(Schedulers.parallel());
    }

    private <T> Mono<T> ask(Function<RedisClusterReactiveCommands<byte[], byte[]>, Mono<T>> question, Open open) {
        return question.apply(open.commands())
                .timeout(patience)
                .onErrorResume(failure -> broken(failure) ? hangUp(open, failure) : Mono.error(failure));
    }

    private static <T> Mono<T> hangUp(Open open, Throwable failure) {
        return Mono.fromFuture(open.connection()::closeAsync).then(Mono.error(failure));
    }

    private static StoreUnavailableException unavailable(Throwable failure) {
        return new StoreUnavailableException(
                failure instanceof TimeoutException ? "redis does not answer" : "redis failed: " + failure);
    }

    /** Whether another connection may do better: this one does not answer, or ends at what is only a replica by now. */
    private static boolean broken(Throwable failure) {
        return !(failure instanceof RedisCommandExecutionException) || failure instanceof RedisReadOnlyException;
    }

    private Mono<Open> open() {
        Mono<Open> current = Objects.requireNonNull(line.get());
        return current.flatMap(open -> {
            if (open.connection().isOpen()) {
                return Mono.just(open);
            }
            line.compareAndSet(current, opening());
            return Objects.requireNonNull(line.get());
        });
    }

    private Mono<Open> opening() {
        return Mono.fromCallable(this::connect)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(open -> open.commands()
                        .time()
                        .collectList()
                        .timeout(patience)
                        .doOnNext(clock::told)
                        .thenReturn(open)
                        .onErrorResume(failure -> hangUp(open, failure)))
                .cache(open -> FOREVER, failure -> PAUSE, () -> PAUSE);
    }

    private Open connect() {
        AbstractRedisClient redis = client.get();
        if (redis instanceof RedisClusterClient cluster) {
            var connection = cluster.connect(ByteArrayCodec.INSTANCE);
            return new Open(connection, connection.reactive());
        }
        var connection = ((RedisClient) redis).connect(ByteArrayCodec.INSTANCE);
        return new Open(connection, connection.reactive());
    }
}
