package dev.gatehouse.adapter.store;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/** One Redis for all tests that do not harm it, each with a prefix of its own. */
final class SharedRedis {

    static final Duration PATIENCE = Duration.ofSeconds(5);
    static final RedisServer SERVER = new RedisServer();
    static final RedisClient CLIENT = client(SERVER.port());

    private static final AtomicInteger PREFIXES = new AtomicInteger();

    private SharedRedis() {}

    static RedisClient client(int port) {
        RedisClient client = RedisClient.create("redis://127.0.0.1:" + port);
        client.setOptions(ClientOptions.builder().autoReconnect(false).build());
        return client;
    }

    static String newPrefix() {
        return "test-" + PREFIXES.incrementAndGet();
    }

    static Store store(String prefix) {
        return store(prefix, () -> Instant.EPOCH);
    }

    static Store store(String prefix, InstantSource clock) {
        return new RedisStore(new RedisLine(() -> CLIENT, PATIENCE), new RedisKeys(prefix), clock);
    }
}
