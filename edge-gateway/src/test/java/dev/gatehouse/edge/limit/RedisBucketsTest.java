package dev.gatehouse.edge.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.policy.Limit.By;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import redis.embedded.RedisServer;

class RedisBucketsTest implements BucketsContract {

    private static RedisServer server;
    private static RedisClient client;

    private final TestTime time = new TestTime();
    private final Counter uncounted = new SimpleMeterRegistry().counter("uncounted");
    private RedisBuckets buckets;

    @BeforeAll
    static void startRedis() throws IOException {
        server = new RedisServer(freePort());
        server.start();
        client = RedisClient.create("redis://127.0.0.1:" + server.ports().get(0));
    }

    @AfterAll
    static void stopRedis() throws IOException {
        client.shutdown();
        server.stop();
    }

    @BeforeEach
    void connect() {
        AsyncProxyManager<byte[]> redis = Bucket4jLettuce.casBasedBuilder(client)
                .clientClock(time)
                .build()
                .asAsync();
        buckets = buckets(Mono.just(redis));
    }

    @AfterEach
    void forget() {
        try (var connection = client.connect()) {
            connection.sync().flushall();
        }
    }

    @Override
    public Buckets buckets() {
        return buckets;
    }

    @Override
    public void later(Duration span) {
        time.later(span);
    }

    @Test
    void areSharedByAllEdges() {
        RedisBuckets other = buckets;
        connect();
        for (int i = 0; i < 20; i++) {
            take(other);
        }

        assertThat(take(buckets).granted()).isFalse();
    }

    @Test
    void grantWhileRedisIsAway() {
        assertThat(take(buckets(Mono.error(new IOException("away")))).granted()).isTrue();
        assertThat(uncounted.count()).isEqualTo(1);
    }

    @Test
    void grantWhileRedisDoesNotAnswer() {
        assertThat(take(buckets(Mono.never())).granted()).isTrue();
    }

    @Test
    void leaveRedisAloneForASecondAfterThat() {
        int[] asked = {0};
        RedisBuckets failing = buckets(Mono.error(() -> {
            asked[0]++;
            return new IOException("away");
        }));
        for (int i = 0; i < 5; i++) {
            take(failing);
        }
        later(Duration.ofSeconds(1));
        take(failing);

        assertThat(asked[0]).isEqualTo(2);
        assertThat(uncounted.count()).isEqualTo(6);
    }

    private RedisBuckets buckets(Mono<AsyncProxyManager<byte[]>> redis) {
        return new RedisBuckets(redis, uncounted, () -> Instant.ofEpochSecond(0, time.currentTimeNanos()));
    }

    private static Taken take(Buckets from) {
        return from.take(new Counted("route", By.USER, "a"), TEN_THEN_TWENTY)
                .blockOptional()
                .orElseThrow();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
