package dev.gatehouse.adapter;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.gatehouse.adapter.BetterAuthStub.GET_SESSION;
import static dev.gatehouse.adapter.BetterAuthStub.MEMBER_ROLE;
import static dev.gatehouse.adapter.BetterAuthStub.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.TokenCalls.Answer;
import dev.gatehouse.token.TokenProfile;
import dev.gatehouse.token.TokenVerifier;
import dev.gatehouse.token.Verdict;
import dev.gatehouse.token.key.KeyRing;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AdapterTest
class ExchangeTest {

    private static final String BOB = "tQgjaDgCdKFP8RSwagBlywDaTx3IlM3r";

    @Autowired
    private TokenCalls tokens;

    @Autowired
    private TestClock clock;

    @Test
    void givesTheTokensOfTheSession() {
        Answer answer = tokens.exchange("web", BetterAuthStub.answersAs("get-session-valid-authoritative"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().propertyNames())
                .containsExactly(
                        "access_token",
                        "expires_in",
                        "refresh_expires_in",
                        "refresh_token",
                        "token_type",
                        "not-before-policy",
                        "session_state",
                        "scope",
                        "issued_token_type");
        assertThat(answer.body().path("expires_in").asInt()).isEqualTo(900);
        assertThat(answer.text("token_type")).isEqualTo("Bearer");
        assertThat(answer.text("scope")).isEqualTo("openid profile email");
        assertThat(answer.claims().propertyNames())
                .containsExactly(
                        "exp",
                        "iat",
                        "jti",
                        "iss",
                        "sub",
                        "typ",
                        "azp",
                        "sid",
                        "realm_access",
                        "scope",
                        "email_verified",
                        "email",
                        "name",
                        "preferred_username");
        assertThat(answer.claims().path("sub").asString()).isEqualTo(BOB);
        assertThat(answer.claims().path("iss").asString()).isEqualTo("http://adapter.test/realms/main");
        assertThat(answer.claims().path("realm_access").toString()).isEqualTo("{\"roles\":[\"user\"]}");
        assertThat(answer.claims().path("sid").asString())
                .isEqualTo(answer.text("session_state"))
                .isNotEqualTo("f6BlU4GTCTfPSAzargYKcvjRchVOZrSN");
        assertThat(answer.claims().path("jti").asString()).endsWith(".0");
    }

    @Test
    void isBelievedByWhoeverHoldsTheSharedSecretAndItsRefreshTokenIsNot() {
        Answer answer = tokens.exchange("web", BetterAuthStub.answersAs("get-session-valid-authoritative"));
        TokenVerifier backend = new TokenVerifier(KeyRing.parse("k1:token-secret-of-the-tests-0123456789abcdef"));
        TokenProfile profile = new TokenProfile(
                "http://adapter.test/realms/main", TokenProfile.ACCESS, null, Duration.ZERO, Duration.ofHours(1));

        assertThat(backend.verify(answer.access(), profile, clock.instant())).isInstanceOf(Verdict.Accepted.class);
        assertThat(backend.verify(answer.refresh(), profile, clock.instant())).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void neverLetsTheFamilyOutliveTheSession() {
        clock.later(Duration.ofDays(5));
        Answer answer = tokens.exchange("web", BetterAuthStub.answersAs("get-session-valid-authoritative"));

        assertThat(TokenCalls.claims(answer.refresh()).path("exp").asLong())
                .isLessThanOrEqualTo(Instant.parse("2026-11-28T07:23:30Z").getEpochSecond());
        assertThat(answer.body().path("refresh_expires_in").asLong())
                .isLessThan(Duration.ofDays(3).toSeconds());
    }

    @Test
    void takesTheTokenDecodedToo() {
        String cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");

        assertThat(tokens.exchange("web", URLDecoder.decode(cookie, StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void asksBetterAuthForTheFreshSessionWithItsCookieAndOneAddressOnly() {
        String cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");

        tokens.exchange(
                headers -> {
                    headers.setBasicAuth("edge", "edge+secret/=");
                    headers.set("X-Forwarded-For", "9.9.9.9, 203.0.113.7");
                    headers.set("Cookie", "other=1; better-auth.session_data=x");
                },
                "subject_token",
                cookie);

        SERVER.verify(getRequestedFor(urlPathEqualTo(GET_SESSION))
                .withQueryParam("disableCookieCache", equalTo("true"))
                .withQueryParam("disableRefresh", equalTo("true"))
                .withHeader("Cookie", equalTo("better-auth.session_token=" + cookie))
                .withHeader("X-Forwarded-For", equalTo("203.0.113.7")));
    }

    @Test
    void believesNoForwardedAddressOfAPublicClient() {
        String cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");

        tokens.exchange(
                headers -> headers.set("X-Forwarded-For", "203.0.113.7"), "client_id", "web", "subject_token", cookie);

        SERVER.verify(getRequestedFor(urlPathEqualTo(GET_SESSION)).withHeader("X-Forwarded-For", equalTo("127.0.0.1")));
    }

    @Test
    void tellsAnImpersonatingAdmin() {
        Answer answer = tokens.exchange("web", BetterAuthStub.answersAs("get-session-impersonated"));

        assertThat(answer.claims().path("act").path("sub").asString()).isEqualTo("AiLdPVNbi2DFPpr66DFSEFsrm65DCQ3e");
        assertThat(answer.claims().path("sub").asString()).isEqualTo(BOB);
    }

    @Test
    void tellsTheActiveOrganizationWithTheRolesThere() {
        String cookie = BetterAuthStub.answersAs("get-session-organization");
        SERVER.stubFor(get(urlPathEqualTo(MEMBER_ROLE))
                .willReturn(BetterAuthStub.Pair.named("better-auth/organization-active-member-role")
                        .response()));

        assertThat(tokens.exchange("web", cookie).claims().path("org").toString())
                .isEqualTo("{\"id\":\"8ZkFaQTwwvOnTDIhsulhL34ws8OgZwR7\",\"roles\":[\"owner\"]}");
    }

    @Test
    void readsAnAnswerWithTenKilobytesOfHead() {
        assertThat(tokens.exchange("web", BetterAuthStub.answersAs("get-session-large-user"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void namesAnAudienceOnlyForAClientThatHasSome() {
        String cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");

        assertThat(tokens.exchange("web", cookie).claims().has("aud")).isFalse();
        assertThat(tokens.exchange("api", cookie, "client_secret", "api-secret")
                        .claims()
                        .path("aud")
                        .toString())
                .isEqualTo("[\"tasks-api\",\"reports-api\"]");
        assertThat(tokens.exchange("api", cookie, "client_secret", "api-secret", "audience", "tasks-api")
                        .claims()
                        .path("aud")
                        .toString())
                .isEqualTo("[\"tasks-api\"]");
        assertThat(tokens.exchange("api", cookie, "client_secret", "api-secret", "audience", "bank")
                        .refusal())
                .isEqualTo("400 invalid_target Audience not found");
    }

    @Test
    void givesTheScopesThatTheClientMayHave() {
        String cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");

        Answer narrow = tokens.exchange("narrow", cookie);
        assertThat(narrow.text("scope")).isEqualTo("openid tasks:read");
        assertThat(narrow.claims().has("email")).isFalse();
        assertThat(narrow.claims().has("name")).isFalse();
        assertThat(tokens.exchange("web", cookie, "scope", "openid tasks:read").refusal())
                .isEqualTo("400 invalid_scope Invalid scopes: openid tasks:read");
    }

    @Test
    void givesNoRefreshTokenToAClientWithoutThatGrant() {
        Answer answer = tokens.exchange("narrow", BetterAuthStub.answersAs("get-session-valid-authoritative"));

        assertThat(answer.body().has("refresh_token")).isFalse();
        assertThat(answer.body().path("refresh_expires_in").asInt(-1)).isZero();
    }

    @Test
    void makesOneCallForManyWhoAskAtOnce() throws Exception {
        String cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");
        BetterAuthStub.answers(BetterAuthStub.Pair.named("better-auth/get-session-valid-authoritative")
                .response()
                .withFixedDelay(700));

        List<Answer> answers = tokens.atOnce(30, () -> tokens.exchange("web", cookie));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers).extracting(Answer::refresh).doesNotHaveDuplicates();
        SERVER.verify(1, getRequestedFor(urlPathEqualTo(GET_SESSION)));
    }
}
