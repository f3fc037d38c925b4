package dev.gatehouse.adapter;

import static dev.gatehouse.adapter.TokenCalls.OPENID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.TokenCalls.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

@AdapterTest
class NarrowingTest {

    private static final String ACCESS = "urn:ietf:params:oauth:token-type:access_token";
    private static final Answer NOBODY =
            new Answer(0, new HttpHeaders(), JsonMapper.shared().missingNode());

    @Autowired
    private TokenCalls tokens;

    @Autowired
    private TestClock clock;

    @Autowired
    private WebTestClient http;

    private Answer user = NOBODY;

    @BeforeEach
    void signedIn() {
        user = tokens.exchange("app", BetterAuthStub.answersAs("get-session-valid-authoritative"), "audience", "tasks");
    }

    private Answer narrow(String client, String subject, String... more) {
        return tokens.post(TokenCalls.concat(
                new String[] {
                    "grant_type", TokenCalls.EXCHANGE,
                    "client_id", client,
                    "client_secret", client + "-secret",
                    "subject_token_type", ACCESS,
                    "subject_token", subject
                },
                more));
    }

    private Answer introspect(String client, String token) {
        return tokens.at(
                OPENID + "/token/introspect", "client_id", client, "client_secret", client + "-secret", "token", token);
    }

    @Test
    void givesAServiceATokenForAnotherInTheUsersName() {
        clock.later(Duration.ofMinutes(5));
        Answer answer = narrow("tasks", user.access(), "audience", "reports", "scope", "tasks:read");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().propertyNames())
                .containsExactly(
                        "access_token",
                        "expires_in",
                        "refresh_expires_in",
                        "token_type",
                        "not-before-policy",
                        "session_state",
                        "scope",
                        "issued_token_type");
        assertThat(answer.body().path("expires_in").asInt()).isEqualTo(600);
        assertThat(answer.text("scope")).isEqualTo("tasks:read");
        assertThat(answer.claims().path("sub")).isEqualTo(user.claims().path("sub"));
        assertThat(answer.claims().path("sid")).isEqualTo(user.claims().path("sid"));
        assertThat(answer.claims().path("exp")).isEqualTo(user.claims().path("exp"));
        assertThat(answer.claims().path("azp").asString()).isEqualTo("tasks");
        assertThat(answer.claims().path("aud")).hasToString("[\"reports\"]");
        assertThat(answer.claims().path("act")).hasToString("{\"sub\":\"tasks\"}");
        assertThat(answer.claims().path("jti").asString())
                .startsWith(user.claims().path("jti").asString() + "-");
    }

    @Test
    void keepsWhatTheSubjectHasWhereNothingIsAsked() {
        Answer answer = narrow("tasks", user.access());

        assertThat(answer.text("scope")).isEqualTo(user.text("scope"));
        assertThat(answer.claims().path("aud")).hasToString("[\"tasks\"]");
    }

    @Test
    void namesAllWhoActInAChain() {
        String first = narrow("tasks", user.access(), "audience", "reports").access();
        Answer second = narrow("proxy", first, "audience", "tasks");

        assertThat(second.claims().path("act"))
                .isEqualTo(JsonMapper.shared().readTree("{\"sub\":\"proxy\",\"act\":{\"sub\":\"tasks\"}}"));
    }

    @Test
    void isOnlyForServicesThatTheTokenIsFor() {
        assertThat(narrow("proxy", user.access()).status()).isEqualTo(200);
        assertThat(narrow("api", user.access()).refusal())
                .isEqualTo("403 access_denied Client is not within the token audience");
        assertThat(narrow("ops", user.access()).refusal())
                .isEqualTo("400 invalid_request Standard token exchange is not enabled for the requested client");
        assertThat(narrow("app", user.access()).refusal())
                .isEqualTo("400 invalid_request Standard token exchange is not enabled for the requested client");
    }

    @Test
    void givesNothingThatTheUsersClientMayNotHave() {
        assertThat(narrow("tasks", user.access(), "audience", "tasks-api").refusal())
                .isEqualTo("400 invalid_target Audience not found");
        assertThat(narrow("tasks", user.access(), "scope", "reports:write").refusal())
                .isEqualTo("400 invalid_scope Invalid scopes: reports:write");
        String narrowed = narrow("tasks", user.access(), "scope", "openid").access();
        assertThat(narrow("tasks", narrowed, "scope", "email").refusal())
                .isEqualTo("400 invalid_scope Invalid scopes: email");
    }

    @Test
    void givesNothingForWhatIsNoTokenInForce() {
        String forged = Forger.forge(user.access(), "jti", "no-such-family.0");
        for (String wrong : List.of("garbage", user.refresh(), user.access() + "x", forged)) {
            assertThat(narrow("tasks", wrong).refusal()).isEqualTo("400 invalid_request Invalid token");
        }
        assertThat(narrow("tasks", "").refusal())
                .isEqualTo("400 invalid_request Parameter 'subject_token' required for standard token exchange");
        tokens.at(OPENID + "/revoke", "client_id", "app", "token", user.refresh());
        assertThat(narrow("tasks", user.access()).refusal()).isEqualTo("400 invalid_request Invalid token");
    }

    @Test
    void believesNothingThatABackendWroteIntoTheToken() {
        String forged = Forger.forge(
                user.access(),
                "realm_access",
                Map.of("roles", List.of("admin")),
                "scope",
                "openid admin:all",
                "email",
                "root@example.com",
                "exp",
                TestClock.START.getEpochSecond() + 3_600);

        Answer answer = narrow("tasks", forged);

        assertThat(answer.claims().path("realm_access")).isEqualTo(user.claims().path("realm_access"));
        assertThat(answer.text("scope")).isEqualTo("openid");
        assertThat(answer.claims().has("email")).isFalse();
        assertThat(answer.claims().path("exp")).isEqualTo(user.claims().path("exp"));
        assertThat(narrow("api", Forger.forge(user.access(), "azp", "api")).refusal())
                .isEqualTo("400 invalid_request Invalid token");
        assertThat(narrow("api", Forger.forge(user.access(), "aud", List.of("api")))
                        .refusal())
                .isEqualTo("403 access_denied Client is not within the token audience");
    }

    @Test
    void makesNoAdminOfAServiceThatActsForOne() {
        Answer admin = tokens.exchange("app", BetterAuthStub.answersAs("get-session-admin"), "audience", "tasks");
        String narrowed = narrow("tasks", admin.access()).access();
        String path = "/admin/realms/main/users/u/sessions";

        assertThat(TokenCalls.answer(http.get().uri(path).header("Authorization", "Bearer " + admin.access()))
                        .status())
                .isEqualTo(200);
        assertThat(TokenCalls.answer(http.get().uri(path).header("Authorization", "Bearer " + narrowed))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void endsWithTheFamilyOfTheUser() {
        String narrowed = narrow("tasks", user.access()).access();
        assertThat(introspect("tasks", narrowed).body().path("active").asBoolean())
                .isTrue();
        tokens.at(OPENID + "/revoke", "client_id", "app", "token", user.refresh());

        assertThat(introspect("tasks", narrowed).body()).hasToString("{\"active\":false}");
    }
}
