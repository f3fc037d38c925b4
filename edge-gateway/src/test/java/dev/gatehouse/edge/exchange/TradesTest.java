package dev.gatehouse.edge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.adapter.Adapter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** How long the edge keeps what the adapter gave for a session. */
class TradesTest {

    private static final SessionCookie.Present SESSION = session("one");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();
    private Mono<ClientResponse> answer = Mono.never();
    private final Trades trades = trades(100);

    @ParameterizedTest
    @CsvSource({"900, 869", "900, 1", "60, 29", "20, 9", "1, 0"})
    void keepATokenUntilShortlyBeforeItsEnd(long life, long later) {
        answers(200, "{\"access_token\":\"a.b.c\",\"expires_in\":" + life + "}");

        ask(SESSION);
        pass(Duration.ofSeconds(later));
        ask(SESSION);

        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"900, 870", "60, 30", "20, 10", "1, 1", "0, 0", "-5, 0"})
    void askForAnotherBeforeABackendCouldFindItExpired(long life, long later) {
        answers(200, "{\"access_token\":\"a.b.c\",\"expires_in\":" + life + "}");

        ask(SESSION);
        pass(Duration.ofSeconds(later));
        ask(SESSION);

        assertThat(asked).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource({"4, 1", "5, 2"})
    void rememberForFiveSecondsThatThereIsNoSession(long later, int calls) {
        answers(400, "{\"error\":\"invalid_request\"}");

        ask(SESSION);
        pass(Duration.ofSeconds(later));
        ask(SESSION);

        assertThat(asked).hasValue(calls);
    }

    @ParameterizedTest
    @CsvSource({"503", "500", "401", "429"})
    void doNotRememberThatTheAdapterWasAway(int status) {
        answers(status, "{}");

        trades.trade(SESSION, "127.0.0.1", "request-1")
                .as(StepVerifier::create)
                .verifyError(AdapterAwayException.class);
        trades.trade(SESSION, "127.0.0.1", "request-1")
                .as(StepVerifier::create)
                .verifyError(AdapterAwayException.class);

        assertThat(asked).hasValue(2);
    }

    @Test
    void waitFiveSecondsForTheAdapterAndNoLonger() {
        StepVerifier.withVirtualTime(() -> trades.trade(SESSION, "127.0.0.1", "request-1"))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(4_999))
                .thenAwait(Duration.ofMillis(1))
                .verifyError(AdapterAwayException.class);
    }

    @Test
    void holdNoMoreSessionsThanTheyMay() {
        answers(200, "{\"access_token\":\"a.b.c\",\"expires_in\":900}");

        IntStream.range(0, 1_000).forEach(i -> ask(session("s" + i)));
        IntStream.range(0, 1_000).forEach(i -> ask(session("s" + i)));

        assertThat(asked).hasValueBetween(1_900, 2_000);
    }

    @Test
    void forgetOnlyWhatWasOfNoUse() {
        answers(200, "{\"access_token\":\"a.b.c\",\"expires_in\":900}");
        Traded first = ask(SESSION);
        trades.forget(SESSION, first);
        pass(Duration.ofSeconds(1));
        ask(SESSION);

        trades.forget(SESSION, first);
        ask(SESSION);

        assertThat(asked).hasValue(2);
    }

    private Trades trades(int most) {
        WebClient client = WebClient.builder()
                .exchangeFunction(request -> Mono.defer(() -> {
                    asked.incrementAndGet();
                    return answer;
                }))
                .build();
        return new Trades(new AdapterExchange(new Adapter(client), now::get), now::get, most);
    }

    private void answers(int status, String body) {
        answer = Mono.fromSupplier(() -> ClientResponse.create(HttpStatusCode.valueOf(status))
                .header("Content-Type", "application/json")
                .body(body)
                .build());
    }

    private Traded ask(SessionCookie.Present session) {
        return trades.trade(session, "127.0.0.1", "request-1").blockOptional().orElseThrow();
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private static SessionCookie.Present session(String token) {
        return new SessionCookie.Present(token, "better-auth.session_token=" + token);
    }
}
