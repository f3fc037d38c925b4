package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.adapter.TokenCalls.Answer;
import dev.gatehouse.adapter.store.RedisServer;
import dev.gatehouse.adapter.store.SlowLine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Redis is away, comes back with nothing, or is slow. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisFaultsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String READINESS = "/actuator/health/readiness";

    private final RedisServer redis = new RedisServer();
    private final SlowLine line = new SlowLine(redis.port());
    private final Running adapter = start();
    private final TokenCalls tokens = adapter.tokens();
    private String cookie = "";

    private Running start() {
        return Running.with(
                "--management.server.port=0",
                "--gatehouse.store.type=redis",
                "--spring.data.redis.port=" + line.port(),
                "--spring.data.redis.timeout=500ms");
    }

    @BeforeEach
    void signIn() {
        BetterAuthStub.forgetEverything();
        cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");
        await().atMost(SOON).until(() -> adapter.management(READINESS) == 200);
    }

    @AfterAll
    void end() throws IOException {
        adapter.close();
        line.close();
        redis.close();
    }

    private Answer granted() {
        Answer answer = tokens.exchange("web", cookie);
        assertThat(answer.status()).as(answer.refusal()).isEqualTo(200);
        return answer;
    }

    private void isBusyEverywhere(Answer pair) {
        List<Answer> refused = List.of(
                tokens.refresh(pair.refresh()),
                tokens.exchange("web", cookie),
                tokens.revoke(pair.refresh()),
                tokens.at(
                        TokenCalls.OPENID + "/token/introspect",
                        "client_id",
                        "watch",
                        "client_secret",
                        "watch-secret",
                        "token",
                        pair.access()));
        assertThat(refused).extracting(Answer::status).containsOnly(503);
        assertThat(refused).extracting(answer -> answer.text("error")).containsOnly("temporarily_unavailable");
        try (FeedCalls.Reading feed = adapter.feed().asEdge()) {
            assertThat(feed.status()).isEqualTo(503);
        }
        await().atMost(SOON).until(() -> adapter.management(READINESS) == 503);
        assertThat(adapter.management("/actuator/health/liveness")).isEqualTo(200);
    }

    @Test
    void isBusyWhileRedisIsAwayAndGivesNothingForWhatIsLost() {
        Answer pair = granted();
        FeedCalls.Reading open = adapter.feed().asEdge();
        String cursor = open.caughtUp().id();

        redis.close();
        isBusyEverywhere(pair);
        // It ends, so that the edge knows that it knows nothing more.
        open.lines().forEachRemaining(line -> {});

        redis.start();
        await().atMost(SOON).until(() -> adapter.management(READINESS) == 200);
        assertThat(tokens.refresh(pair.refresh()).refusal()).isEqualTo("400 invalid_grant Session not active");
        try (FeedCalls.Reading feed = adapter.feed().asEdgeAfter(cursor)) {
            assertThat(feed.next().name()).isEqualTo("snapshot");
        }
        assertThat(tokens.refresh(granted().refresh()).status()).isEqualTo(200);
    }

    @Test
    void startsWithoutRedisAndIsReadyOnceItIsThere() {
        redis.close();
        try (Running late = start()) {
            assertThat(late.management(READINESS)).isEqualTo(503);
            redis.start();
            await().atMost(SOON).until(() -> late.management(READINESS) == 200);
        }
    }

    @Test
    void isBusyWhileRedisIsSlowAndGoesOnByItself() {
        Answer pair = granted();

        line.stall();
        isBusyEverywhere(pair);

        line.goOn();
        await().atMost(SOON).until(() -> adapter.management(READINESS) == 200);
        Answer next = tokens.refresh(pair.refresh());
        assertThat(next.status()).isEqualTo(200);
        assertThat(tokens.refresh(pair.refresh()).refresh()).isEqualTo(next.refresh());
    }
}
