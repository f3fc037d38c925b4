package dev.gatehouse.adapter;

import static dev.gatehouse.adapter.TokenCalls.OPENID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.FeedCalls.Reading;
import dev.gatehouse.adapter.TokenCalls.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AdapterTest
class RevocationTest {

    private static final String VALID = "get-session-valid-authoritative";

    /** An access token's life, and what clocks may differ. */
    private static final long EXPIRES = TestClock.START.getEpochSecond() + 900 + 30;

    /** The same at the end of its minute, for what may be ended again at any time. */
    private static final long ENDED_UNTIL = EXPIRES + 30;

    @Autowired
    private TokenCalls tokens;

    @Autowired
    private FeedCalls feed;

    @Autowired
    private TestClock clock;

    private String cookie = "";

    @BeforeEach
    void signedIn() {
        cookie = BetterAuthStub.answersAs(VALID);
    }

    private List<String> revoked() {
        try (Reading reading = feed.asEdge()) {
            return reading.next().entries();
        }
    }

    private static String family(Answer answer) {
        return answer.claims().path("jti").asString().replaceFirst("\\..*", "");
    }

    private static String sid(Answer answer) {
        return answer.text("session_state");
    }

    @Test
    void revokesTheFamilyOfATokenThatIsUsedAgain() {
        Answer first = tokens.exchange("web", cookie);
        Answer other = tokens.exchange("web", cookie);
        tokens.refresh(first.refresh());
        assertThat(revoked()).isEmpty();
        clock.later(Duration.ofSeconds(10));

        assertThat(tokens.refresh(first.refresh()).refusal())
                .isEqualTo("400 invalid_grant Maximum allowed refresh token reuse exceeded");

        assertThat(revoked()).containsExactly("{\"family\":\"" + family(first) + "\",\"expires\":" + ENDED_UNTIL + "}");
        assertThat(tokens.refresh(other.refresh()).status()).isEqualTo(200);
        tokens.refresh(first.refresh());
        assertThat(revoked()).hasSize(1);
    }

    @Test
    void revokesTheSessionThatARefreshFindsEnded() {
        Answer first = tokens.exchange("web", cookie);
        Answer sibling = tokens.exchange("web", cookie);
        BetterAuthStub.answersAs("get-session-null-revoked-authoritative");

        assertThat(tokens.refresh(first.refresh()).refusal()).isEqualTo("400 invalid_grant Session not active");

        assertThat(revoked()).containsExactly("{\"sid\":\"" + sid(first) + "\",\"expires\":" + ENDED_UNTIL + "}");
        BetterAuthStub.answersAs("get-session-500-database");
        assertThat(tokens.refresh(sibling.refresh()).refusal()).isEqualTo("400 invalid_grant Session not active");
    }

    @Test
    void endsTheFamilyOfARevokedRefreshToken() {
        Answer first = tokens.exchange("web", cookie);
        Answer other = tokens.exchange("web", cookie);

        Answer answer = tokens.revoke(first.refresh());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().isMissingNode()).isTrue();
        assertThat(revoked()).containsExactly("{\"family\":\"" + family(first) + "\",\"expires\":" + ENDED_UNTIL + "}");
        assertThat(tokens.refresh(first.refresh()).refusal()).isEqualTo("400 invalid_grant Session not active");
        assertThat(tokens.refresh(other.refresh()).status()).isEqualTo(200);
        assertThat(tokens.revoke(first.refresh()).status()).isEqualTo(200);
        assertThat(revoked()).hasSize(1);
    }

    @Test
    void revokesAnAccessTokenAlone() {
        Answer first = tokens.exchange("web", cookie);

        assertThat(tokens.revoke(first.access()).status()).isEqualTo(200);

        assertThat(revoked())
                .containsExactly(
                        "{\"jti\":\"" + first.claims().path("jti").asString() + "\",\"expires\":" + EXPIRES + "}");
        assertThat(tokens.refresh(first.refresh()).status()).isEqualTo(200);
    }

    @Test
    void takesNoNoticeOfWhatIsNoToken() {
        Answer first = tokens.exchange("web", cookie);
        String access = first.access();

        for (String token : List.of(
                "garbage",
                "a.b.c",
                access + "x",
                Forger.forge(access, "jti", "unknown-family.0"),
                Forger.forge(access, "jti", family(first) + ".7"),
                Forger.forge(access, "jti", "without-family"),
                Forger.forge(access, "sub", "somebody-else"),
                Forger.forge(access, "typ", "ID"))) {
            assertThat(tokens.revoke(token).status()).isEqualTo(200);
        }
        clock.later(Duration.ofMinutes(15));
        assertThat(tokens.revoke(access).status()).isEqualTo(200);
        assertThat(revoked()).isEmpty();
    }

    @Test
    void revokesNothingForAnotherClient() {
        Answer first = tokens.exchange("web", cookie);

        for (String token : List.of(first.refresh(), first.access())) {
            Answer answer =
                    tokens.at(OPENID + "/revoke", "client_id", "api", "client_secret", "api-secret", "token", token);
            assertThat(answer.refusal()).isEqualTo("400 invalid_request Unmatching clients");
        }
        assertThat(tokens.at(
                                OPENID + "/revoke",
                                "client_id",
                                "api",
                                "client_secret",
                                "api-secret",
                                "token",
                                Forger.forge(first.access(), "azp", "api"))
                        .status())
                .isEqualTo(200);
        assertThat(revoked()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithARevocationInKeycloaksWords() {
        assertThat(tokens.at(OPENID + "/revoke", "client_id", "web").refusal())
                .isEqualTo("400 invalid_request Token not provided");
        assertThat(tokens.at(OPENID + "/revoke", "token", "x").refusal())
                .isEqualTo("401 invalid_client Invalid client or Invalid client credentials");
        assertThat(tokens.at(OPENID + "/revoke", "client_id", "api", "client_secret", "no", "token", "x")
                        .refusal())
                .isEqualTo("401 unauthorized_client Invalid client or Invalid client credentials");
    }

    @Test
    void letsOnlyPagesOfTheClientRevoke() {
        String refresh = tokens.exchange("web", cookie).refresh();

        Answer foreign = tokens.post(
                OPENID + "/revoke",
                headers -> headers.setOrigin("http://evil.test"),
                "client_id",
                "web",
                "token",
                refresh);
        assertThat(foreign.refusal()).isEqualTo("403 Invalid origin");
        assertThat(foreign.headers().getAccessControlAllowOrigin()).isNull();
        assertThat(revoked()).isEmpty();

        Answer own = tokens.post(
                OPENID + "/revoke",
                headers -> headers.setOrigin("http://localhost:3000"),
                "client_id",
                "web",
                "token",
                refresh);
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.headers().getAccessControlAllowOrigin()).isEqualTo("http://localhost:3000");
    }

    @Test
    void endsTheFamilyAtLogout() {
        Answer first = tokens.exchange("web", cookie);

        for (int i = 0; i < 2; i++) {
            Answer answer = tokens.at(OPENID + "/logout", "client_id", "web", "refresh_token", first.refresh());
            assertThat(answer.status()).isEqualTo(204);
        }

        assertThat(revoked()).containsExactly("{\"family\":\"" + family(first) + "\",\"expires\":" + ENDED_UNTIL + "}");
        assertThat(tokens.refresh(first.refresh()).refusal()).isEqualTo("400 invalid_grant Session not active");
        clock.later(Duration.ofDays(8));
        assertThat(tokens.at(OPENID + "/logout", "client_id", "web", "refresh_token", first.refresh())
                        .status())
                .isEqualTo(204);
    }

    @Test
    void refusesALogoutWithoutAGenuineToken() {
        String access = tokens.exchange("web", cookie).access();

        for (String wrong : List.of("garbage", access, Forger.forge(access, "typ", "Refresh"))) {
            assertThat(tokens.at(OPENID + "/logout", "client_id", "web", "refresh_token", wrong)
                            .refusal())
                    .isEqualTo("400 invalid_grant Invalid refresh token");
        }
        assertThat(tokens.at(OPENID + "/logout", "client_id", "web", "refresh_token", "")
                        .refusal())
                .isEqualTo("400 invalid_request No refresh token");
        assertThat(revoked()).isEmpty();
    }
}
