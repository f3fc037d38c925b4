package dev.gatehouse.adapter;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.gatehouse.adapter.BetterAuthStub.GET_SESSION;
import static dev.gatehouse.adapter.BetterAuthStub.MEMBER_ROLE;
import static dev.gatehouse.adapter.BetterAuthStub.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.TokenCalls.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Sessions for which there is no token. */
@AdapterTest
class SessionRefusedTest {

    @Autowired
    private TokenCalls tokens;

    @Autowired
    private TestClock clock;

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "rubbish", "{\"role\":\"\"}"})
    void givesNoTokenWithoutTheRolesThere(String body) {
        String cookie = BetterAuthStub.answersAs("get-session-organization");
        SERVER.stubFor(get(urlPathEqualTo(MEMBER_ROLE)).willReturn(aResponse().withBody(body)));

        assertThat(tokens.exchange("web", cookie).status()).isEqualTo(503);
    }

    @Test
    void refusesABannedUserUntilTheBanIsOver() {
        assertThat(tokens.exchange("web", BetterAuthStub.answersAs("get-session-banned"))
                        .refusal())
                .isEqualTo("400 invalid_request User disabled");

        String body = BetterAuthStub.Pair.named("better-auth/get-session-banned")
                .body()
                .replace("\"banExpires\":null", "\"banExpires\":\"2026-11-21T08:00:00.000Z\"");
        BetterAuthStub.answers(aResponse().withBody(body));
        String cookie =
                BetterAuthStub.Pair.named("better-auth/get-session-banned").sessionCookie();
        assertThat(tokens.exchange("web", cookie).status()).isEqualTo(400);

        clock.later(Duration.ofMinutes(30));
        assertThat(tokens.exchange("web", cookie).status()).isEqualTo(200);
    }

    @Test
    void refusesWhatBetterAuthDidNotSignWithoutAskingIt() {
        String cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");

        for (String forged : List.of(
                "x" + cookie,
                cookie.substring(0, 32),
                cookie.replace("%3D", ""),
                "." + cookie.substring(33),
                "",
                "a".repeat(40_000))) {
            Answer answer = tokens.exchange("web", forged);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("error")).isEqualTo("invalid_request");
        }
        SERVER.verify(0, getRequestedFor(urlPathEqualTo(GET_SESSION)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"get-session-null-revoked-authoritative", "get-session-null-banned-by-endpoint"})
    void refusesASessionThatBetterAuthNoLongerKnows(String name) {
        assertThat(tokens.exchange("web", BetterAuthStub.answersAs(name)).refusal())
                .isEqualTo("400 invalid_request Invalid token");
    }
}
