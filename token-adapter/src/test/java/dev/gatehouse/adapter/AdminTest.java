package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.FeedCalls.Reading;
import dev.gatehouse.adapter.TokenCalls.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

@AdapterTest
class AdminTest {

    private static final String REALM = "/admin/realms/main";
    private static final String OPS = FeedCalls.basic("ops", "ops-secret");
    private static final String VALID = "get-session-valid-authoritative";

    @Autowired
    private WebTestClient http;

    @Autowired
    private TokenCalls tokens;

    @Autowired
    private FeedCalls feed;

    @Autowired
    private TestClock clock;

    private Answer admin = NOBODY;
    private Answer user = NOBODY;
    private String cookie = "";

    private static final Answer NOBODY =
            new Answer(0, new HttpHeaders(), JsonMapper.shared().missingNode());

    @BeforeEach
    void signedIn() {
        String adminCookie = BetterAuthStub.answersAs("get-session-admin");
        admin = tokens.exchange("web", adminCookie);
        cookie = BetterAuthStub.answersAs(VALID);
        user = tokens.exchange("web", cookie);
    }

    private Answer call(HttpMethod method, String path, String authorization) {
        return TokenCalls.answer(http.method(method).uri(REALM + path).headers(headers -> {
            if (!authorization.isEmpty()) {
                headers.set(HttpHeaders.AUTHORIZATION, authorization);
            }
        }));
    }

    private Answer sessions(String authorization) {
        return call(HttpMethod.GET, "/users/" + userId() + "/sessions", authorization);
    }

    private String userId() {
        return user.claims().path("sub").asString();
    }

    private String sid() {
        return user.text("session_state");
    }

    private List<String> revoked() {
        try (Reading reading = feed.asEdge()) {
            return reading.next().entries();
        }
    }

    @Test
    void showsTheSessionsOfAUserInKeycloaksForm() {
        clock.later(Duration.ofMinutes(1));
        tokens.exchange("api", cookie, "client_secret", "api-secret");
        Answer answer = sessions("Bearer " + admin.access());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).hasSize(1);
        assertThat(answer.body().path(0).path("id").asString()).isEqualTo(sid());
        assertThat(answer.body().path(0).path("userId").asString()).isEqualTo(userId());
        assertThat(answer.body().path(0).path("start").asLong()).isEqualTo(TestClock.START.toEpochMilli());
        assertThat(answer.body().path(0).path("lastAccess").asLong())
                .isEqualTo(TestClock.START.toEpochMilli() + 60_000);
        assertThat(answer.body().path(0).path("clients")).hasToString("{\"web\":\"web\",\"api\":\"api\"}");
        assertThat(call(HttpMethod.GET, "/users/nobody/sessions", OPS).body()).isEmpty();
    }

    @Test
    void endsAllSessionsOfAUserAndBarsThemWhileBetterAuthStillKnowsThem() {
        Answer answer = call(HttpMethod.POST, "/users/" + userId() + "/logout", "Bearer " + admin.access());

        assertThat(answer.status()).isEqualTo(204);
        assertThat(revoked()).singleElement().asString().startsWith("{\"sid\":\"" + sid() + "\"");
        assertThat(tokens.refresh(user.refresh()).refusal()).isEqualTo("400 invalid_grant Session not active");
        assertThat(tokens.exchange("web", cookie).refusal()).isEqualTo("400 invalid_request Invalid token");
        clock.later(Duration.ofDays(2));
        assertThat(tokens.exchange("web", cookie).refusal()).isEqualTo("400 invalid_request Invalid token");
        assertThat(sessions(OPS).body()).isEmpty();
    }

    @Test
    void endsOneSession() {
        assertThat(call(HttpMethod.DELETE, "/sessions/" + sid(), OPS).status()).isEqualTo(204);

        assertThat(tokens.refresh(user.refresh()).refusal()).isEqualTo("400 invalid_grant Session not active");
        assertThat(tokens.exchange("web", cookie).refusal()).isEqualTo("400 invalid_request Invalid token");
        assertThat(call(HttpMethod.DELETE, "/sessions/" + sid(), OPS).status()).isEqualTo(204);
    }

    @Test
    void asksForCredentials() {
        for (String authorization : List.of("", "Bearer", "Bearer x", "Bearer " + user.refresh(), "Digest x")) {
            assertThat(sessions(authorization).refusal()).as(authorization).isEqualTo("401 HTTP 401 Unauthorized");
        }
        assertThat(sessions(FeedCalls.basic("ops", "wrong")).refusal()).startsWith("401 unauthorized_client");
    }

    @Test
    void refusesWhoeverIsNoAdmin() {
        assertThat(sessions("Bearer " + user.access()).refusal()).isEqualTo("403 HTTP 403 Forbidden");
        assertThat(sessions(FeedCalls.basic("api", "api-secret")).refusal()).isEqualTo("403 HTTP 403 Forbidden");
        assertThat(sessions(FeedCalls.basic("web", "")).refusal()).isEqualTo("403 HTTP 403 Forbidden");
    }

    @Test
    void believesNoRoleThatABackendWroteIntoAToken() {
        String roles = "realm_access";
        Object admins = Map.of("roles", List.of("admin"));

        assertThat(sessions("Bearer " + Forger.forge(user.access(), roles, admins))
                        .refusal())
                .isEqualTo("403 HTTP 403 Forbidden");
        assertThat(sessions("Bearer " + Forger.forge(admin.access(), "jti", "no-such-family.0"))
                        .refusal())
                .isEqualTo("401 HTTP 401 Unauthorized");
        assertThat(sessions("Bearer " + Forger.forge(admin.access(), "sub", userId()))
                        .refusal())
                .isEqualTo("401 HTTP 401 Unauthorized");
        assertThat(sessions("Bearer "
                                + Forger.forge(
                                        user.access(),
                                        "sub",
                                        admin.claims().path("sub").asString()))
                        .refusal())
                .isEqualTo("401 HTTP 401 Unauthorized");
    }

    @Test
    void believesNoAdminWhoseSessionHasEnded() {
        tokens.revoke(admin.refresh());

        assertThat(sessions("Bearer " + admin.access()).refusal()).isEqualTo("401 HTTP 401 Unauthorized");
    }

    @Test
    void believesNoRevokedToken() {
        tokens.revoke(admin.access());

        assertThat(sessions("Bearer " + admin.access()).refusal()).isEqualTo("401 HTTP 401 Unauthorized");
    }

    @Test
    void makesNoExpiredTokenLiveLonger() {
        String forged = Forger.forge(admin.access(), "exp", TestClock.START.getEpochSecond() + 3_600);
        clock.later(Duration.ofMinutes(15));

        assertThat(sessions("Bearer " + admin.access()).refusal()).isEqualTo("401 HTTP 401 Unauthorized");
        assertThat(sessions("Bearer " + forged).refusal()).isEqualTo("401 HTTP 401 Unauthorized");
    }

    @Test
    void isThereForRealmsThatAreThere() {
        assertThat(TokenCalls.answer(http.get().uri("/admin/realms/none/users/u/sessions"))
                        .refusal())
                .isEqualTo("404 Realm does not exist");
        assertThat(call(HttpMethod.GET, "/users", OPS).refusal()).isEqualTo("404 HTTP 404 Not Found");
        assertThat(call(HttpMethod.GET, "/sessions/x", OPS).refusal()).isEqualTo("405 HTTP 405 Method Not Allowed");
    }
}
