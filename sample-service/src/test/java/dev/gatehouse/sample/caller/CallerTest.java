package dev.gatehouse.sample.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.sample.Backend;
import dev.gatehouse.sample.Backend.Reply;
import dev.gatehouse.sample.RunningSample;
import dev.gatehouse.sample.Token;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningSample
class CallerTest {

    @LocalServerPort
    private int port;

    private Backend backend;

    @BeforeEach
    void reach() {
        backend = Backend.on(port);
    }

    @Test
    void isShownToThemselves() {
        Reply reply = backend.as("ada", "user", "admin").get("/me");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo("{\"service\":\"tasks\",\"sub\":\"ada\",\"email\":\"ada@example.com\","
                        + "\"roles\":[\"user\",\"admin\"],\"relayed\":{}}");
    }

    @Test
    void isShownWhatTheEdgeRelayedAndWhatSomeoneForged() {
        Reply reply = backend.as("ada")
                .get("/me", Map.of("X-User-Id", "ada", "X_User_Id", "eve", "X-Session-Id", "s1", "X-Other", "o"));

        assertThat(reply.json().get("relayed").toString())
                .contains("\"X-User-Id\":\"ada\"", "\"X_User_Id\":\"eve\"", "\"X-Session-Id\":\"s1\"")
                .doesNotContain("X-Other");
    }

    @Test
    void isNotBelievedByRelayedHeadersAlone() {
        Reply reply = backend.get("/me", Map.of("X-User-Id", "ada"));

        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void isToldToSendATokenWhenThereIsNone() {
        Reply reply = backend.get("/me");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer").doesNotContain("error");
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.json().get("status").asInt()).isEqualTo(401);
    }

    @Test
    void isRefusedWithAnInvalidToken() {
        Reply reply =
                backend.with(Token.of("ada").with("typ", "Refresh").signed()).get("/me");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void hasNoRolesWhereTheTokenHasRubbishInTheirPlace() {
        String token = Token.of("ada").with("realm_access", List.of("admin")).signed();

        assertThat(backend.with(token).get("/me").json().get("roles")).isEmpty();
        assertThat(backend.with(token).get("/admin/tasks").status()).isEqualTo(403);
    }

    @Test
    void mayHaveATokenOfEightKilobytes() {
        String token = Token.of("ada").with("name", "n".repeat(5_500)).signed();

        assertThat(backend.with(token)
                        .get("/me", Map.of("X-User-Name", "n".repeat(5_500)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void needsNoTokenToSeeTheHealth() {
        assertThat(backend.get("/actuator/health").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/env", "/actuator/beans", "/error", "/nowhere"})
    void seesNothingElseWithoutAToken(String path) {
        assertThat(backend.get(path).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/env", "/nowhere"})
    void findsNothingElseWithATokenEither(String path) {
        Reply reply = backend.as("ada", "admin").get(path);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tasks;x=1", "/a/..;/admin/tasks", "//admin/tasks", "/tasks%2f1", "/%2e%2e/admin/tasks"})
    void isRefusedAnAmbiguousPath(String path) {
        Reply reply = backend.as("ada", "admin").get(path);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).doesNotContain("Exception");
    }
}
