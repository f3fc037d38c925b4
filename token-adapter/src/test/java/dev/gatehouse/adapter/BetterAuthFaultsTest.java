package dev.gatehouse.adapter;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.gatehouse.adapter.TokenCalls.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever Better Auth does but answer: a 503 in bounded time, and the next exchange works as if nothing had been. */
@AdapterTest
class BetterAuthFaultsTest {

    private static final String VALID = "get-session-valid-authoritative";

    @Autowired
    private TokenCalls tokens;

    static Stream<Arguments> faults() {
        String valid = BetterAuthStub.Pair.named("better-auth/" + VALID).body();
        Map<String, ResponseDefinitionBuilder> faults = Map.ofEntries(
                Map.entry(
                        "limits",
                        BetterAuthStub.Pair.named("better-auth/get-session-429").response()),
                Map.entry(
                        "has no database",
                        BetterAuthStub.Pair.named("better-auth/get-session-500-database")
                                .response()),
                Map.entry(
                        "cannot read its keys",
                        BetterAuthStub.Pair.named("better-auth/get-session-500-jwks")
                                .response()),
                Map.entry("is slow", aResponse().withBody(valid).withFixedDelay(6_000)),
                Map.entry("dribbles", aResponse().withBody(valid).withChunkedDribbleDelay(5, 9_000)),
                Map.entry("closes", aResponse().withFault(Fault.EMPTY_RESPONSE)),
                Map.entry("resets", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                Map.entry("sends rubbish", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
                Map.entry("breaks off", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
                Map.entry("moved", aResponse().withStatus(302).withHeader("Location", "http://127.0.0.1:1/")),
                Map.entry("wants a login", aResponse().withStatus(401)),
                Map.entry("says nothing", aResponse().withStatus(200)),
                Map.entry("says no content", aResponse().withStatus(204)),
                Map.entry(
                        "says HTML",
                        aResponse().withHeader("Content-Type", "text/html").withBody("<html>hello")),
                Map.entry("says text", aResponse().withBody("\"hello\"")),
                Map.entry("says a list", aResponse().withBody("[]")),
                Map.entry("says an empty object", aResponse().withBody("{}")),
                Map.entry("leaves out the id", aResponse().withBody(valid.replace("\"id\":", "\"di\":"))),
                Map.entry("leaves out the end", aResponse().withBody(valid.replace("expiresAt", "ends"))),
                Map.entry("ends at no date", aResponse().withBody(valid.replace("2026-11-28T", "soon"))),
                Map.entry("tells of another session", aResponse().withBody(valid.replace("f6BlU4GT", "XXXXXXXX"))),
                Map.entry("nests too deep", aResponse().withBody("{\"a\":".repeat(5_000))),
                Map.entry("says too much", aResponse().withBody("{\"a\":\"" + "x".repeat(600_000) + "\"}")),
                Map.entry(
                        "has a huge head",
                        aResponse().withHeader("x", "x".repeat(100_000)).withBody(valid)));
        return faults.entrySet().stream().map(fault -> Arguments.of(fault.getKey(), fault.getValue()));
    }

    @ParameterizedTest(name = "Better Auth {0}")
    @MethodSource("faults")
    void asksToTryAgain(String name, ResponseDefinitionBuilder fault) {
        String cookie = BetterAuthStub.answersAs(VALID);
        tokens.exchange("web", cookie);
        BetterAuthStub.answers(fault);
        long start = System.nanoTime();

        Answer answer = tokens.exchange("web", cookie);

        assertThat(answer.refusal())
                .isEqualTo("503 temporarily_unavailable The sign-in server cannot be asked: try again");
        assertThat(List.of("1", "2", "3", "4", "5")).contains(answer.headers().getFirst("Retry-After"));
        assertThat(answer.headers().getCacheControl()).isEqualTo("no-store");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));

        BetterAuthStub.answersAs(VALID);
        assertThat(tokens.exchange("web", cookie).status()).isEqualTo(200);
    }

    @Test
    void passesOnHowLongALimitLastsWithinFiveSeconds() {
        Answer answer = tokens.exchange("web", BetterAuthStub.answersAs("get-session-429"));

        assertThat(answer.headers().getFirst("Retry-After")).isEqualTo("5");
    }

    @Test
    void toleratesWhatAnApplicationLeavesOutOfASession() {
        String cookie = BetterAuthStub.Pair.named("better-auth/" + VALID).sessionCookie();
        BetterAuthStub.answers(aResponse()
                .withBody(
                        "{\"session\":{\"id\":\"s\",\"userId\":7,\"expiresAt\":\"2026-11-28T07:23:29Z\",\"x\":[1]}}"));

        Answer answer = tokens.exchange("web", cookie);

        assertThat(answer.claims().path("sub").asString()).isEqualTo("7");
        assertThat(answer.claims().has("email")).isFalse();
        assertThat(answer.claims().path("realm_access").toString()).isEqualTo("{\"roles\":[]}");
    }
}
