package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.TokenCalls.Answer;
import dev.gatehouse.adapter.docs.DocTable;
import dev.gatehouse.token.key.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is written for the record of each thing that can be done or refused. */
@AdapterTest
class AuditTest {

    private static final String ACCESS = "urn:ietf:params:oauth:token-type:access_token";
    private static final Consumer<HttpHeaders> NAMED = headers -> headers.set("X-Request-Id", "req-1");
    private static final Consumer<HttpHeaders> AS_EDGE = NAMED.andThen(headers -> {
        headers.setBasicAuth("edge", "edge+secret/=");
        headers.set("X-Forwarded-For", "203.0.113.9");
    });

    @Autowired
    private TokenCalls tokens;

    @Autowired
    private WebTestClient http;

    @Autowired
    private Environment environment;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private String cookie = "";

    @BeforeEach
    void signedIn() {
        cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");
    }

    @Test
    void writesALineOfEachKindAsTheDocumentationShowsIt() {
        exchange(AS_EDGE);
        Answer user = exchange(NAMED, "client_id", "app");
        narrow(user.access());
        tokens.post(
                NAMED, "grant_type", "client_credentials", "client_id", "reporter", "client_secret", "reporter-secret");
        Answer next = refresh(user.refresh());
        refresh(user.refresh());
        clock.later(Duration.ofSeconds(11));
        refresh(user.refresh());
        refresh(next.refresh());
        Answer second = exchange(NAMED, "client_id", "app");
        tokens.post(TokenCalls.OPENID + "/revoke", NAMED, "client_id", "app", "token", second.access());
        tokens.post(TokenCalls.OPENID + "/logout", NAMED, "client_id", "app", "refresh_token", second.refresh());
        endByAdmin(second.text("session_state"));
        deliver("{\"id\":\"evt-1\",\"type\":\"session.ended\",\"sessionId\":\"" + second.text("session_state") + "\"}");
        tokens.post(NAMED, "grant_type", "client_credentials", "client_id", "reporter", "client_secret", "guess");
        tokens.post(NAMED, "grant_type", "password", "client_id", "a-secret-in-the-wrong-place");

        List<String> written =
                Discretion.audit().stream().map(AuditTest::masked).toList();
        List<String> shown = DocTable.page("operate/audit.md")
                .lines()
                .filter(line -> line.startsWith("{\"time\""))
                .map(AuditTest::masked)
                .toList();

        assertThat(String.join("\n", shown))
                .as(
                        "the lines in docs/operate/audit.md; these were written:%n%s%n",
                        String.join("\n", Discretion.audit()))
                .isEqualTo(String.join("\n", written));
    }

    /** Families and narrowed tokens have random ids. */
    private static String masked(String line) {
        return line.replaceAll("[0-9a-f-]{32,36}\"", "*\"").replaceAll("\"jti\":\"[A-Za-z0-9_-]{22}", "\"jti\":\"*");
    }

    private Answer exchange(Consumer<HttpHeaders> headers, String... more) {
        return tokens.exchange(headers, TokenCalls.concat(new String[] {"subject_token", cookie}, more));
    }

    private Answer refresh(String token) {
        return tokens.post(NAMED, "grant_type", "refresh_token", "client_id", "app", "refresh_token", token);
    }

    private void narrow(String access) {
        tokens.post(
                NAMED.andThen(headers -> headers.setBasicAuth("tasks", "tasks-secret")),
                "grant_type",
                TokenCalls.EXCHANGE,
                "subject_token_type",
                ACCESS,
                "subject_token",
                access);
    }

    private void endByAdmin(String sid) {
        TokenCalls.answer(http.delete()
                .uri("/admin/realms/main/sessions/" + sid)
                .headers(NAMED.andThen(headers -> headers.setBasicAuth("ops", "ops-secret"))));
    }

    private void deliver(String body) {
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        byte[] signed = (timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
        Secret secret = Secret.ofText("events-secret-of-the-tests-0123456789abcdef");
        TokenCalls.answer(http.post()
                .uri("/realms/main/events/better-auth")
                .headers(NAMED)
                .header("X-Gatehouse-Timestamp", timestamp)
                .header("X-Gatehouse-Signature", "v1=" + HexFormat.of().formatHex(secret.sign(signed)))
                .bodyValue(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A-Z_0.9", "0123456789012345678901234567890123456789012345678901234567890123"})
    void keepsTheNameThatTheClientGaveItsRequest(String id) {
        Answer answer = tokens.post(headers -> headers.set("X-Request-Id", id), "grant_type", "password");

        assertThat(answer.headers().getFirst("X-Request-Id")).isEqualTo(id);
        assertThat(Discretion.audit()).singleElement().asString().contains("\"request_id\":\"" + id + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a\"b",
                "ab\u00e4",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void namesARequestAnewWhoseNameDoesHarm(String id) {
        String body = "grant_type=password";
        WireCalls.Reply reply = WireCalls.send(
                port,
                "POST " + TokenCalls.MAIN + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Request-Id: " + id
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);

        assertThat(reply.header("X-Request-Id")).matches("[0-9a-f-]{36}");
        assertThat(Discretion.audit())
                .singleElement()
                .asString()
                .contains("\"request_id\":\"" + reply.header("X-Request-Id") + "\"");
    }

    @Test
    void writesNoLineThatAStrangerMadeUp() {
        String forged = "x\"}\n{\"time\":\"2026\",\"event\":\"issue\",\u2028\"sub\":\"ada\u0085\u001b[31m";
        tokens.post(headers -> {}, "grant_type", forged, "client_id", forged, "refresh_token", forged);
        tokens.post(headers -> {}, "grant_type", "refresh_token", "client_id", forged, "refresh_token", forged);
        deliver(JsonMapper.shared().writeValueAsString(Map.of("id", forged, "type", "user.banned", "userId", forged)));

        assertThat(Discretion.audit()).hasSize(3).allSatisfy(line -> {
            assertThat(line).matches("\\{[\\x20-\\x7e]*}");
            JsonNode json = JsonMapper.shared().readTree(line);
            assertThat(json.path("event").asString()).isNotEqualTo("issue");
        });
        assertThat(JsonMapper.shared()
                        .readTree(Discretion.audit().get(2))
                        .path("sub")
                        .asString())
                .isEqualTo(forged);
    }

    @Test
    void writesNothingOfWhatIsNobodysBusiness() {
        TokenCalls.answer(http.get().uri("/realms/main/" + cookie));
        TokenCalls.answer(http.get().uri("/realms/" + cookie + "/x"));
        TokenCalls.answer(http.get().uri(TokenCalls.MAIN));
        TokenCalls.answer(http.options().uri(TokenCalls.MAIN).header("Origin", "http://localhost:3000"));

        assertThat(Discretion.audit()).isEmpty();
    }

    @Test
    void tellsWhoActsAsTheUser() {
        cookie = BetterAuthStub.answersAs("get-session-impersonated");
        Answer answer = exchange(NAMED, "client_id", "web");

        assertThat(Discretion.audit())
                .singleElement()
                .asString()
                .contains(
                        "\"actor\":\"" + answer.claims().path("act").path("sub").asString() + "\"");
    }

    @Test
    void tellsWhichClientABrowserWasGivenACodeFor() {
        new BrowserCalls(http, environment).ask(cookie);
        new BrowserCalls(http, environment).ask(cookie, "scope", "unknown");

        assertThat(Discretion.audit())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("\"client\":\"site\"", "\"endpoint\":\"auth\""));
        assertThat(Discretion.audit().get(0)).contains("\"event\":\"code\"");
        assertThat(Discretion.audit().get(1)).contains("\"code\":\"authorization_scope_unknown\"");
    }

    /** What is looked for is looked for after every test, in all logs. */
    @Test
    void writesNoTokenWhereverItGoesAstray() {
        Answer user = exchange(NAMED, "client_id", "app");
        for (String token : List.of(user.access(), user.refresh(), cookie)) {
            for (String field : List.of("grant_type", "client_id", "scope", "audience", "subject_token_type", "x")) {
                tokens.post(NAMED, "grant_type", TokenCalls.EXCHANGE, "client_id", "web", field + "2", token);
                tokens.post(NAMED, field, token);
                tokens.exchange("app", cookie, field, token);
                clock.later(Duration.ofSeconds(5));
            }
            tokens.at(TokenCalls.MAIN + "/introspect", "client_id", "watch", "client_secret", token, "token", token);
            tokens.at(TokenCalls.OPENID + "/logout", "client_id", token, "refresh_token", token);
            TokenCalls.answer(http.get()
                    .uri("/admin/realms/main/users/x/sessions")
                    .headers(headers -> headers.setBearerAuth(token)));
            for (String place : List.of(
                    "GET /realms/" + token + "/x HTTP/1.1\r\nHost: a",
                    "GET " + FeedCalls.MAIN + "?access_token=" + token + " HTTP/1.1\r\nHost: a",
                    "GET /" + token + " HTTP/x\r\nHost: a",
                    "GET / HTTP/1.1\r\nHost: a\r\nAuthorization " + token,
                    "GET " + FeedCalls.MAIN + " HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: " + token,
                    "GET " + FeedCalls.MAIN + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + token)) {
                WireCalls.send(port, place + "\r\nConnection: close\r\n\r\n");
            }
        }

        assertThat(Discretion.audit()).hasSizeGreaterThan(50);
    }
}
