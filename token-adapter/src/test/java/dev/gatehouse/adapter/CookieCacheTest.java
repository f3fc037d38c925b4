package dev.gatehouse.adapter;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.gatehouse.adapter.BetterAuthStub.GET_SESSION;
import static dev.gatehouse.adapter.BetterAuthStub.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.BetterAuthStub.Pair;
import dev.gatehouse.adapter.TokenCalls.Answer;
import dev.gatehouse.adapter.realm.Realms;
import dev.gatehouse.adapter.refresh.Endings;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;

/** Realms that believe the cookies of a browser, captured at a real Better Auth. */
@AdapterTest
class CookieCacheTest {

    private static final String COMPACT = "get-session-cache-compact";
    private static final String JWE = "get-session-cache-jwe";

    /** From just after the cookies were captured to when their cache is over. */
    private static final Duration LIFE = Duration.ofMinutes(5);

    @Autowired
    private TokenCalls tokens;

    @Autowired
    private TestClock clock;

    @Autowired
    private Endings endings;

    @Autowired
    private Realms realms;

    @BeforeEach
    void atTheTimeOfTheCapture() {
        clock.later(Duration.ofSeconds(-375));
    }

    @ParameterizedTest
    @CsvSource({"cached," + COMPACT, "cached," + JWE, "offline," + COMPACT, "offline," + JWE})
    void givesTokensWithoutAskingAnybody(String realm, String capture) {
        Answer answer = exchange(realm, cookies(capture));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.claims().path("email").asString()).isEqualTo("ada@example.com");
        assertThat(answer.claims().at("/realm_access/roles").toString()).contains("admin");
        SERVER.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void believesTheCookiesThatComeBesideASubjectToken() {
        String cookie = Pair.named("better-auth/" + COMPACT).sessionCookie();

        assertThat(exchange("offline", cookies(COMPACT), "subject_token", cookie)
                        .status())
                .isEqualTo(200);
        assertThat(exchange("offline", cookies(JWE), "subject_token", cookie).refusal())
                .isEqualTo("400 invalid_request Invalid token");
        assertThat(exchange("offline", "", "subject_token", cookie).refusal())
                .isEqualTo("400 invalid_request Invalid token");
    }

    @Test
    void asksBetterAuthWhenTheCacheIsOver() {
        BetterAuthStub.answers(aResponse().withBody("null"));
        clock.later(LIFE);

        assertThat(exchange("cached", cookies(COMPACT)).refusal()).isEqualTo("400 invalid_request Invalid token");
        SERVER.verify(1, getRequestedFor(urlPathEqualTo(GET_SESSION)));
    }

    @Test
    void refusesWhenTheCacheIsOverAndThereIsNobodyToAsk() {
        clock.later(LIFE);

        assertThat(exchange("offline", cookies(COMPACT)).refusal()).isEqualTo("400 invalid_request Invalid token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"; session_data=", "; better-auth.session_dat", "; better-auth.session_data=%22"})
    void refusesATokenWithoutACache(String instead) {
        String cookies = cookies(COMPACT).replaceFirst("; better-auth.session_data=.*", instead);

        assertThat(exchange("offline", cookies).refusal()).isEqualTo("400 invalid_request Invalid token");
    }

    @Test
    void refreshesOnWhatTheCookiesSaidWhereThereIsNobodyToAsk() {
        String first = exchange("offline", cookies(COMPACT)).refresh();
        clock.later(Duration.ofHours(5));
        String second = refresh("offline", first).refresh();
        clock.later(Duration.ofHours(5));

        assertThat(refresh("offline", second).claims().path("email").asString()).isEqualTo("ada@example.com");
        clock.later(Duration.ofDays(7));
        assertThat(refresh("offline", second).refusal()).isEqualTo("400 invalid_grant Token is not active");
        SERVER.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void refreshesOnWhatBetterAuthSaysWhereItCanBeAsked() {
        String first = exchange("cached", cookies(COMPACT)).refresh();
        BetterAuthStub.answers(aResponse().withBody("null"));

        assertThat(refresh("cached", first).refusal()).isEqualTo("400 invalid_grant Session not active");
    }

    @Test
    void believesNoCookieFromBeforeTheUserChanged() {
        Answer before = exchange("offline", cookies(COMPACT));
        endings.changed(
                        realms.find("offline").orElseThrow(),
                        before.claims().path("sub").asString())
                .block();
        clock.later(Duration.ofSeconds(10));

        assertThat(refresh("offline", before.refresh()).refusal()).isEqualTo("400 invalid_grant Session not active");
        assertThat(exchange("offline", cookies(COMPACT)).refusal()).isEqualTo("400 invalid_request Invalid token");
    }

    private static String cookies(String capture) {
        return Pair.named("better-auth/" + capture)
                .json()
                .at("/request/headers/cookie")
                .asString();
    }

    private Answer exchange(String realm, String cookies, String... more) {
        String[] form = {"client_id", "web", "grant_type", TokenCalls.EXCHANGE, "subject_token_type", TokenCalls.SESSION
        };
        return tokens.post(
                path(realm),
                headers -> {
                    headers.set(HttpHeaders.ORIGIN, "http://localhost:3000");
                    headers.set(HttpHeaders.COOKIE, cookies);
                },
                TokenCalls.concat(form, more));
    }

    private Answer refresh(String realm, String token) {
        return tokens.at(path(realm), "client_id", "web", "grant_type", "refresh_token", "refresh_token", token);
    }

    private static String path(String realm) {
        return TokenCalls.MAIN.replace("/main/", "/" + realm + "/");
    }
}
