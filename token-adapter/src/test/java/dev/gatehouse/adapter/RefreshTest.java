package dev.gatehouse.adapter;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.gatehouse.adapter.BetterAuthStub.GET_SESSION;
import static dev.gatehouse.adapter.BetterAuthStub.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.TokenCalls.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AdapterTest
class RefreshTest {

    private static final String VALID = "get-session-valid-authoritative";

    @Autowired
    private TokenCalls tokens;

    @Autowired
    private TestClock clock;

    private String cookie = "";

    @BeforeEach
    void signedIn() {
        cookie = BetterAuthStub.answersAs(VALID);
    }

    @Test
    void givesTheNextPairOfTheFamily() {
        Answer first = tokens.exchange("web", cookie);
        clock.later(Duration.ofMinutes(14));
        Answer second = tokens.refresh(first.refresh());

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().has("issued_token_type")).isFalse();
        assertThat(second.claims().path("jti").asString())
                .isEqualTo(first.claims().path("jti").asString().replaceFirst("\\.0$", ".1"));
        assertThat(second.claims().path("iat").asLong())
                .isEqualTo(clock.instant().getEpochSecond());
        assertThat(second.text("session_state")).isEqualTo(first.text("session_state"));
        // Better Auth has not extended the session, so the family ends when it would have.
        assertThat(TokenCalls.claims(second.refresh()).path("exp"))
                .isEqualTo(TokenCalls.claims(first.refresh()).path("exp"));
    }

    @Test
    void asksBetterAuthWithTheCookieThatItOnceSigned() {
        String refresh = tokens.exchange("web", cookie).refresh();
        SERVER.resetRequests();
        tokens.refresh(refresh);

        SERVER.verify(
                1,
                getRequestedFor(urlPathEqualTo(GET_SESSION))
                        .withHeader("Cookie", equalTo("better-auth.session_token=" + cookie)));
    }

    @Test
    void givesOnePairToManyWhoAskAtOnce() throws Exception {
        String refresh = tokens.exchange("web", cookie).refresh();

        List<Answer> answers = tokens.atOnce(60, () -> tokens.refresh(refresh));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers)
                .extracting(Answer::access)
                .containsOnly(answers.get(0).access());
        assertThat(answers)
                .extracting(Answer::refresh)
                .containsOnly(answers.get(0).refresh());
    }

    @Test
    void replaysTheNewestPairWithinTheWindowEvenWhileBetterAuthIsDown() {
        String first = tokens.exchange("web", cookie).refresh();
        Answer second = tokens.refresh(first);
        Answer third = tokens.refresh(second.refresh());
        BetterAuthStub.answers(aResponse().withStatus(500));
        clock.later(Duration.ofMillis(9_900));

        assertThat(tokens.refresh(first).refresh()).isEqualTo(third.refresh());
        assertThat(tokens.refresh(second.refresh()).access()).isEqualTo(third.access());
    }

    @Test
    void endsTheFamilyAndNoOtherWhenATokenIsUsedAgainTooLate() {
        String first = tokens.exchange("web", cookie).refresh();
        String neighbour = tokens.exchange("web", cookie).refresh();
        String second = tokens.refresh(first).refresh();
        clock.later(Duration.ofSeconds(10));

        assertThat(tokens.refresh(first).refusal())
                .isEqualTo("400 invalid_grant Maximum allowed refresh token reuse exceeded");
        assertThat(tokens.refresh(second).refusal())
                .isEqualTo("400 invalid_grant Session doesn't have required client");
        assertThat(tokens.refresh(neighbour).status()).isEqualTo(200);
    }

    @Test
    void callsAnOlderTokenStale() {
        String first = tokens.exchange("web", cookie).refresh();
        tokens.refresh(tokens.refresh(first).refresh());
        clock.later(Duration.ofMinutes(1));

        assertThat(tokens.refresh(first).refusal()).isEqualTo("400 invalid_grant Stale token");
    }

    @Test
    void refusesOnceTheUserHasSignedOut() {
        String refresh = tokens.exchange("web", cookie).refresh();
        BetterAuthStub.answers(aResponse().withBody("null"));

        assertThat(tokens.refresh(refresh).refusal()).isEqualTo("400 invalid_grant Session not active");
        BetterAuthStub.answersAs(VALID);
        assertThat(tokens.refresh(refresh).refusal()).isEqualTo("400 invalid_grant Session not active");
    }

    @Test
    void refusesABannedUserAndGoesOnWhenTheBanIsLifted() {
        String refresh = tokens.exchange("web", cookie).refresh();
        String body = BetterAuthStub.Pair.named("better-auth/" + VALID).body();
        BetterAuthStub.answers(aResponse().withBody(body.replace("\"banned\":false", "\"banned\":true")));

        assertThat(tokens.refresh(refresh).refusal()).isEqualTo("400 invalid_grant User disabled");
        BetterAuthStub.answersAs(VALID);
        assertThat(tokens.refresh(refresh).status()).isEqualTo(200);
    }

    @Test
    void takesANewRoleOver() {
        String refresh = tokens.exchange("web", cookie).refresh();
        String body = BetterAuthStub.Pair.named("better-auth/" + VALID).body();
        BetterAuthStub.answers(aResponse().withBody(body.replace("\"role\":\"user\"", "\"role\":\"user, admin,\"")));

        assertThat(tokens.refresh(refresh).claims().path("realm_access").toString())
                .isEqualTo("{\"roles\":[\"user\",\"admin\"]}");
    }

    @Test
    void livesAsLongAgainOnceBetterAuthHasExtendedTheSession() {
        String refresh = tokens.exchange("web", cookie).refresh();
        clock.later(Duration.ofDays(2));
        String body = BetterAuthStub.Pair.named("better-auth/" + VALID).body();
        BetterAuthStub.answers(aResponse().withBody(body.replace("2026-11-28T07:23", "2026-12-30T07:23")));

        assertThat(tokens.refresh(refresh).body().path("refresh_expires_in").asLong())
                .isEqualTo(Duration.ofDays(7).toSeconds());
    }

    @Test
    void servesForAnHourWhileBetterAuthIsDownAndThenAsksToWait() {
        String refresh = tokens.exchange("web", cookie).refresh();
        BetterAuthStub.answersAs("get-session-500-database");
        clock.later(Duration.ofMinutes(59));
        Answer stale = tokens.refresh(refresh);
        clock.later(Duration.ofMinutes(1));
        Answer late = tokens.refresh(stale.refresh());

        assertThat(stale.status()).isEqualTo(200);
        assertThat(late.refusal()).startsWith("503 temporarily_unavailable");
        assertThat(late.headers().getFirst("Retry-After")).isEqualTo("2");
        BetterAuthStub.answersAs(VALID);
        assertThat(tokens.refresh(stale.refresh()).status()).isEqualTo(200);
    }

    @Test
    void refusesATokenOfAnotherClientAndLeavesItUsable() {
        String refresh = tokens.exchange("web", cookie).refresh();

        assertThat(inOtherRealm(refresh, "spa").refusal()).isEqualTo("400 invalid_grant Invalid refresh token");
        assertThat(tokens.post("client_id", "idle", "grant_type", "refresh_token", "refresh_token", refresh)
                        .refusal())
                .isEqualTo("400 unauthorized_client Client not allowed for refresh tokens");
        assertThat(tokens.refresh(refresh).status()).isEqualTo(200);
    }

    private Answer inOtherRealm(String refresh, String client) {
        return tokens.at(
                "/realms/gatehouse/protocol/openid-connect/token",
                "client_id",
                client,
                "grant_type",
                "refresh_token",
                "refresh_token",
                refresh);
    }

    @Test
    void refusesAnAccessTokenAndAForgedOne() {
        Answer first = tokens.exchange("web", cookie);

        for (String wrong : List.of(first.access(), first.refresh() + "x", "garbage", "a.b.c", "é".repeat(100))) {
            assertThat(tokens.refresh(wrong).refusal()).isEqualTo("400 invalid_grant Invalid refresh token");
        }
    }

    @Test
    void refusesAnExpiredToken() {
        String refresh = tokens.exchange("web", cookie).refresh();
        clock.later(Duration.ofDays(7));

        assertThat(tokens.refresh(refresh).refusal()).isEqualTo("400 invalid_grant Token is not active");
    }
}
