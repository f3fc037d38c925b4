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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@AdapterTest
class IntrospectTest {

    private static final String INACTIVE = "{\"active\":false}";
    private static final String PATH = OPENID + "/token/introspect";

    @Autowired
    private TokenCalls tokens;

    @Autowired
    private TestClock clock;

    private Answer user = new Answer(0, new HttpHeaders(), JsonMapper.shared().missingNode());
    private String cookie = "";

    @BeforeEach
    void signedIn() {
        cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");
        user = tokens.exchange("app", cookie, "audience", "tasks");
    }

    private Answer introspect(String client, String token, String... more) {
        return tokens.at(
                PATH,
                TokenCalls.concat(
                        new String[] {"client_id", client, "client_secret", client + "-secret", "token", token}, more));
    }

    @Test
    void tellsTheClaimsOfATokenInForce() {
        Answer answer = introspect("tasks", user.access());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().getCacheControl()).isEqualTo("no-store");
        JsonNode claims = user.claims();
        claims.propertyStream()
                .forEach(claim -> assertThat(answer.body().path(claim.getKey()))
                        .as(claim.getKey())
                        .isEqualTo(claim.getValue()));
        assertThat(answer.body().path("active").asBoolean()).isTrue();
        assertThat(answer.text("client_id")).isEqualTo("app");
        assertThat(answer.text("token_type")).isEqualTo("Bearer");
        assertThat(answer.text("username"))
                .isEqualTo(claims.path("preferred_username").asString());
    }

    @Test
    void answersWhomTheTokenIsForWhoseItIsAndWhoMayAskAnything() {
        String apiToken = tokens.exchange("api", cookie, "client_secret", "api-secret", "audience", "tasks-api")
                .access();

        assertThat(introspect("api", apiToken).body().path("active").asBoolean())
                .isTrue();
        assertThat(introspect("watch", user.access()).body().path("active").asBoolean())
                .isTrue();
        assertThat(introspect("api", user.access()).body()).hasToString(INACTIVE);
    }

    @Test
    void tellsNothingOfWhatIsNotInForce() {
        String access = user.access();
        for (String token : List.of(
                "garbage",
                user.refresh(),
                Forger.forge(access, "jti", "no-such-family.0"),
                Forger.forge(access, "jti", "none"),
                Forger.forge(access, "sub", "somebody"),
                Forger.forge(access, "sid", "another"),
                Forger.forge(access, "azp", "web"),
                Forger.forge(access, "typ", "ID"))) {
            assertThat(introspect("watch", token).body()).hasToString(INACTIVE);
        }
        clock.later(Duration.ofMinutes(15));
        assertThat(introspect("watch", access).body()).hasToString(INACTIVE);
    }

    @Test
    void tellsTheRecordAndNotWhatABackendWroteIntoTheToken() {
        String forged = Forger.forge(
                user.access(), "realm_access", Map.of("roles", List.of("admin")), "email", "root@example.com");

        Answer answer = introspect("watch", forged);

        assertThat(answer.body().path("realm_access")).isEqualTo(user.claims().path("realm_access"));
        assertThat(answer.text("email")).isEqualTo(user.claims().path("email").asString());
    }

    @Test
    void tellsNothingOfARevokedToken() {
        tokens.at(OPENID + "/revoke", "client_id", "app", "token", user.access());
        assertThat(introspect("tasks", user.access()).body()).hasToString(INACTIVE);
    }

    @Test
    void tellsAClientOfItsOwnRefreshTokenIfItAsksForOne() {
        String refresh =
                tokens.exchange("gate", cookie, "client_secret", "gate-secret").refresh();

        Answer answer = introspect("gate", refresh, "token_type_hint", "refresh_token");
        assertThat(answer.body().path("active").asBoolean()).isTrue();
        assertThat(answer.text("token_type")).isEqualTo("Refresh");
        assertThat(answer.text("typ")).isEqualTo("Refresh");
        assertThat(introspect("gate", refresh).body()).hasToString(INACTIVE);
        assertThat(introspect("watch", refresh, "token_type_hint", "refresh_token")
                        .body())
                .hasToString(INACTIVE);

        tokens.post(
                "grant_type",
                "refresh_token",
                "client_id",
                "gate",
                "client_secret",
                "gate-secret",
                "refresh_token",
                refresh);
        assertThat(introspect("gate", refresh, "token_type_hint", "refresh_token")
                        .body())
                .hasToString(INACTIVE);
    }

    @Test
    void saysWhatIsWrongInKeycloaksWords() {
        assertThat(tokens.at(PATH, "token", "x").refusal())
                .isEqualTo("401 invalid_client Invalid client or Invalid client credentials");
        assertThat(tokens.at(PATH, "client_id", "api", "client_secret", "no", "token", "x")
                        .refusal())
                .isEqualTo("401 invalid_client Client authentication failed.");
        assertThat(tokens.at(PATH, "client_id", "web", "token", "x").refusal())
                .isEqualTo("403 invalid_request Client not allowed.");
        assertThat(introspect("api", "").refusal()).isEqualTo("400 invalid_request Token not provided.");
        assertThat(introspect("api", "x", "token_type_hint", "id").refusal())
                .isEqualTo("400 invalid_request Unsupported token type.");
    }

    @Test
    void isNotForPages() {
        Answer answer = tokens.post(
                PATH,
                headers -> headers.setOrigin("http://localhost:3000"),
                "client_id",
                "tasks",
                "client_secret",
                "tasks-secret",
                "token",
                user.access());

        assertThat(answer.headers().getAccessControlAllowOrigin()).isNull();
    }
}
