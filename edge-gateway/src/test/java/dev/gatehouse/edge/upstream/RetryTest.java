package dev.gatehouse.edge.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.Edge;
import dev.gatehouse.edge.RawClient.Answer;
import dev.gatehouse.edge.ScriptedBackend;
import dev.gatehouse.edge.ScriptedBackend.Talk;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backend that fails a number of times, and what the client and the backend see of it. */
class RetryTest {

    private static final AtomicInteger FAILURES = new AtomicInteger();
    private static final AtomicInteger CALLS = new AtomicInteger();
    private static final ScriptedBackend BACKEND = ScriptedBackend.doing(RetryTest::failAtFirst);

    private static volatile String failure = "";
    private static Edge edge;

    @BeforeAll
    static void start() {
        edge = Edge.start(
                "gatehouse.routes.twice.path=/twice/**",
                "gatehouse.routes.twice.to=" + BACKEND.url(),
                "gatehouse.routes.twice.access=public",
                "gatehouse.routes.twice.retries=2",
                "gatehouse.routes.twice.timeout=500ms",
                "gatehouse.routes.never.path=/never/**",
                "gatehouse.routes.never.to=" + BACKEND.url(),
                "gatehouse.routes.never.access=public");
    }

    @AfterAll
    static void stop() {
        edge.close();
        BACKEND.close();
    }

    @BeforeEach
    void wellAgain() {
        fail(0, "");
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void triesAgainAfterAFailureOfTheBackend(int status) {
        fail(2, status(status));

        assertThat(get("/twice/1").body()).isEqualTo("well");
        assertThat(CALLS).hasValue(3);
    }

    @Test
    void triesAgainAfterABrokenConnection() {
        fail(2, "");

        assertThat(get("/twice/1").body()).isEqualTo("well");
    }

    @Test
    void tellsTheLastFailureWhenAllTriesAreSpent() {
        fail(9, status(503));

        assertThat(get("/twice/1").status()).isEqualTo(503);
        assertThat(CALLS).hasValue(3);
    }

    @Test
    void countsFailuresOfAllKindsTogether() {
        fail(9, "");

        assertThat(get("/twice/1").verdict()).isEqualTo("502 upstream_unavailable");
        assertThat(CALLS).hasValue(3);
    }

    @Test
    void showsNothingOfAnAnswerThatWasThrownAway() {
        fail(1, status(503));

        assertThat(get("/twice/1").header("X-Failed")).isEmpty();
    }

    @Test
    void saysTheEdgesOwnWhicheverTryWasAnswered() {
        fail(1, status(503));

        assertThat(edge.client().get("/twice/1", "X-Request-Id: mine-1").header("X-Request-Id"))
                .isEqualTo("mine-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 304, 400, 404, 429, 500, 501})
    void takesEveryOtherAnswerForOne(int status) {
        fail(1, status(status));

        assertThat(get("/twice/1").status()).isEqualTo(status);
        assertThat(CALLS).hasValue(1);
    }

    @Test
    void doesNotTryWhatItWasNotToldTo() {
        fail(1, status(503));

        assertThat(get("/never/1").status()).isEqualTo(503);
        assertThat(CALLS).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "OPTIONS"})
    void triesMethodsThatMayBeRepeated(String method) {
        fail(1, status(503));

        assertThat(edge.client().send(method + " /twice/1 HTTP/1.1").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH"})
    void neverSendsTwiceWhatMayCountTwice(String method) {
        fail(1, status(503));

        assertThat(edge.client().send(method + " /twice/1 HTTP/1.1").status()).isEqualTo(503);
        assertThat(CALLS).hasValue(1);
    }

    @Test
    void neverSendsAPostTwiceBehindABrokenConnection() {
        fail(1, "");

        assertThat(edge.client().send("POST /never/1 HTTP/1.1").verdict()).isEqualTo("502 upstream_unavailable");
        assertThat(CALLS).hasValue(1);
    }

    @Test
    void keepsNoBodyToSendItAgain() {
        fail(1, status(503));

        assertThat(edge.client()
                        .raw("PUT /twice/1 HTTP/1.1\r\nHost: edge.test\r\nContent-Length: 2\r\n\r\nab")
                        .status())
                .isEqualTo(503);
    }

    @Test
    void doesNotWaitTwiceForASlowBackend() {
        fail(1, "silence");

        assertThat(get("/twice/1").verdict()).isEqualTo("504 upstream_timeout");
        assertThat(CALLS).hasValue(1);
    }

    @Test
    void leavesAnAnswerAloneThatHasBegun() {
        fail(1, "HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\nhalf");

        assertThat(edge.wire()
                        .send("GET /twice/1 HTTP/1.1\r\nHost: edge.test\r\n\r\n")
                        .until("\r\n\r\n"))
                .contains("200 OK");
        assertThat(CALLS).hasValue(1);
    }

    /** It waits for the whole of a small answer, so it can tell; but the backend may have done what it was asked. */
    @Test
    void refusesHalfOfASmallAnswerAndAsksForNoOther() {
        fail(1, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");

        assertThat(get("/twice/1").verdict()).isEqualTo("502 upstream_unavailable");
        assertThat(CALLS).hasValue(1);
    }

    @Test
    void showsNothingOfHalfOfASmallAnswer() {
        fail(1, """
                HTTP/1.1 200 OK\r
                Content-Length: 9\r
                Content-Encoding: gzip\r
                Set-Cookie: theirs=1\r
                ETag: "1"\r
                \r
                half""");

        Answer answer = edge.client().get("/twice/1", "X-Request-Id: mine-1");

        assertThat(answer.problem().get("request_id")).isEqualTo("mine-1");
        assertThat(answer.header("X-Request-Id")).isEqualTo("mine-1");
        assertThat(answer.text().head()).doesNotContain("Content-Encoding", "Set-Cookie", "ETag");
    }

    private static void fail(int times, String how) {
        failure = how;
        FAILURES.set(times);
        CALLS.set(0);
    }

    private static String status(int status) {
        return "HTTP/1.1 " + status + " x\r\nContent-Length: 0\r\nX-Failed: yes\r\nConnection: close\r\n\r\n";
    }

    private static Answer get(String path) {
        return edge.client().get(path);
    }

    private static void failAtFirst(Talk talk) throws IOException {
        talk.head();
        CALLS.incrementAndGet();
        if (FAILURES.getAndDecrement() <= 0) {
            talk.say("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nwell");
        } else if (failure.equals("silence")) {
            talk.in().read();
        } else {
            talk.say(failure);
        }
    }
}
