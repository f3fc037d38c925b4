package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.TokenCalls.Answer;
import dev.gatehouse.adapter.store.RedisServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SetArgs;
import io.lettuce.core.codec.ByteArrayCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two adapters on one Redis, with nobody who sends a client to the same one twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoAdaptersTest {

    private static final String VALID = "get-session-valid-authoritative";

    private final RedisServer redis = new RedisServer();
    private final Running one = start();
    private final Running two = start();
    private String cookie = "";

    private Running start() {
        return Running.with(
                "--management.server.port=-1",
                "--gatehouse.store.type=redis",
                "--spring.data.redis.port=" + redis.port(),
                // This is no test of how fast a busy machine is.
                "--spring.data.redis.timeout=10s");
    }

    @BeforeEach
    void signIn() {
        BetterAuthStub.forgetEverything();
        cookie = BetterAuthStub.answersAs(VALID);
        one.clock().reset();
        two.clock().reset();
    }

    @AfterAll
    void end() {
        one.close();
        two.close();
        redis.close();
    }

    private void later(Duration time) {
        one.clock().later(time);
        two.clock().later(time);
    }

    private List<Answer> atOnce(String refresh) throws Exception {
        AtomicInteger calls = new AtomicInteger();
        return one.tokens()
                .atOnce(
                        200,
                        () -> (calls.getAndIncrement() % 2 == 0 ? one : two)
                                .tokens()
                                .refresh(refresh));
    }

    private static void areOnePair(List<Answer> answers, Answer pair) {
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers).extracting(Answer::access).containsOnly(pair.access());
        assertThat(answers).extracting(Answer::refresh).containsOnly(pair.refresh());
    }

    @Test
    void giveOnePairToTwoHundredWhoAskAtOnceAndToWhoeverAsksWithinTheWindow() throws Exception {
        String first = one.tokens().exchange("web", cookie).refresh();

        List<Answer> answers = atOnce(first);
        areOnePair(answers, answers.get(0));
        assertThat(answers.get(0).claims().path("jti").asString()).endsWith(".1");

        later(Duration.ofMillis(9_900));
        areOnePair(atOnce(first), answers.get(0));

        later(Duration.ofMillis(200));
        assertThat(two.tokens().refresh(first).refusal())
                .isEqualTo("400 invalid_grant Maximum allowed refresh token reuse exceeded");
        assertThat(one.tokens().refresh(answers.get(0).refresh()).refusal())
                .isEqualTo("400 invalid_grant Session doesn't have required client");
    }

    @Test
    void redeemACodeOnceWhicheverOfThemGaveIt() throws Exception {
        String code = new BrowserCalls(
                        Running.client(one.context().getEnvironment().getRequiredProperty("local.server.port")),
                        one.context().getEnvironment())
                .ask(cookie)
                .code();
        AtomicInteger calls = new AtomicInteger();

        List<Answer> answers = one.tokens()
                .atOnce(
                        8,
                        () -> (calls.getAndIncrement() % 2 == 0 ? one : two)
                                .tokens()
                                .post(
                                        "grant_type", "authorization_code",
                                        "client_id", "site",
                                        "redirect_uri", "http://localhost:3000/callback",
                                        "code", code,
                                        "code_verifier", BrowserCalls.VERIFIER));

        List<Answer> bought =
                answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(bought).hasSizeLessThanOrEqualTo(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .extracting(Answer::refusal)
                .containsOnly("400 invalid_grant Code not valid");
        bought.forEach(answer -> assertThat(two.tokens()
                        .post(
                                "grant_type", "refresh_token",
                                "client_id", "site",
                                "refresh_token", answer.refresh())
                        .status())
                .as("whoever was first, one of them was a thief")
                .isEqualTo(400));
    }

    /** With one clock each would make the same pair by itself. */
    @Test
    void giveOnePairThoughTheirClocksDiffer() throws Exception {
        two.clock().later(Duration.ofSeconds(1));

        List<Answer> answers = atOnce(one.tokens().exchange("web", cookie).refresh());
        areOnePair(answers, answers.get(0));
    }

    @Test
    void bringTwoTabsTogetherOnOneTokenThatLives() {
        String first = one.tokens().exchange("web", cookie).refresh();
        Answer second = one.tokens().refresh(first);
        Answer third = two.tokens().refresh(second.refresh());
        later(Duration.ofSeconds(9));

        Answer other = two.tokens().refresh(first);
        assertThat(other.refresh()).isEqualTo(third.refresh());
        assertThat(one.tokens().refresh(other.refresh()).status()).isEqualTo(200);
    }

    @Test
    void endAtOneWhatBeganAtTheOther() {
        Answer pair = one.tokens().exchange("web", cookie);

        assertThat(two.tokens().revoke(pair.refresh()).status()).isEqualTo(200);
        assertThat(one.tokens().refresh(pair.refresh()).refusal()).startsWith("400 invalid_grant");
    }

    @Test
    void haveOneFeed() {
        try (FeedCalls.Reading here = one.feed().asEdge();
                FeedCalls.Reading there = two.feed().asEdge()) {
            here.caughtUp();
            there.caughtUp();
            one.tokens().revoke(one.tokens().exchange("web", cookie).refresh());
            two.tokens().revoke(two.tokens().exchange("web", cookie).refresh());

            FeedCalls.Event first = here.news();
            assertThat(there.news()).isEqualTo(first);
            FeedCalls.Event second = here.news();
            assertThat(there.news()).isEqualTo(second);

            // An edge that lost one adapter goes on where it was at the other.
            try (FeedCalls.Reading moved = two.feed().asEdgeAfter(first.id())) {
                assertThat(moved.next()).isEqualTo(second);
                assertThat(moved.next().name()).isEqualTo("heartbeat");
            }
        }
    }

    @Test
    void acceptATokenWhoseRotationWasLostInAFailOver() {
        Answer first = one.tokens().exchange("web", cookie);
        RedisClient client = RedisClient.create("redis://127.0.0.1:" + redis.port());
        try (var connection = client.connect(ByteArrayCodec.INSTANCE)) {
            String id = first.claims().path("jti").asString().replaceFirst("\\.0$", "");
            byte[] family = ("{gatehouse}:1:" + id).getBytes(StandardCharsets.US_ASCII);
            byte[] before = connection.sync().get(family);
            Answer second = one.tokens().refresh(first.refresh());
            connection.sync().set(family, before, SetArgs.Builder.keepttl());

            Answer third = two.tokens().refresh(second.refresh());
            assertThat(third.status()).as(third.refusal()).isEqualTo(200);
            assertThat(one.tokens().refresh(third.refresh()).status()).isEqualTo(200);
        } finally {
            client.shutdown();
        }
    }
}
