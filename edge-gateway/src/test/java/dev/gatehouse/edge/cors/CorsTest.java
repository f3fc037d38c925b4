package dev.gatehouse.edge.cors;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.RawClient.Answer;
import dev.gatehouse.edge.RunningEdge;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages of other origins may read. */
class CorsTest {

    private static final String PAGE = "Origin: https://app.test";
    private static final String COOKIE_PAGE = "Origin: http://localhost:3000";
    private static final String STRANGER = "Origin: https://evil.test";

    @RegisterExtension
    static final RunningEdge EDGE = new RunningEdge()
            .setting("gatehouse.cors.origins=https://app.test,http://localhost:3000")
            .setting("gatehouse.adapter.url=http://127.0.0.1:1/realms/main")
            .setting("gatehouse.adapter.client-id=edge")
            .setting("gatehouse.adapter.client-secret=a-secret-that-is-never-asked-for")
            .setting("gatehouse.cookie.enabled=true")
            .setting("gatehouse.cookie.origins=http://localhost:3000,http://localhost:4000")
            .route("tasks", "/tasks/**")
            .route("public", "/public/**", "access=public");

    @Test
    void answersABrowserThatAsksFirstWithoutACredential() {
        Answer answer = preflight("/tasks/1", PAGE, "Access-Control-Request-Headers: authorization, x-own");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://app.test");
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("DELETE");
        assertThat(answer.header("Access-Control-Allow-Headers")).isEqualTo("authorization, x-own");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("600");
    }

    @Test
    void neverAsksABackendThen() {
        preflight("/public/1", PAGE);

        assertThat(EDGE.backend().requests()).isEmpty();
    }

    @Test
    void answersForTheEdgesOwnPages() {
        assertThat(preflight("/.gatehouse/me", PAGE).status()).isEqualTo(204);
    }

    @Test
    void knowsNoMoreRoutesThanOtherwise() {
        assertThat(preflight("/nowhere", PAGE).verdict()).isEqualTo("404 route_unknown");
    }

    @Test
    void refusesAnAmbiguousPathAllTheSame() {
        assertThat(preflight("/tasks//1", PAGE).verdict()).isEqualTo("400 path_ambiguous");
    }

    @Test
    void refusesAStrangerThatAsksFirst() {
        Answer answer = preflight("/tasks/1", STRANGER);

        assertThat(answer.verdict()).isEqualTo("403 origin_forbidden");
        assertThat(allowances(answer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "https://app.test.evil.test",
                "https://app.test:444",
                "http://app.test",
                "HTTPS://APP.TEST",
                "https://app.test/",
                "*",
                ""
            })
    void takesNothingElseForAnOriginThatItKnows(String origin) {
        assertThat(allowances(get("/public/1", "Origin: " + origin))).isEmpty();
    }

    @Test
    void refusesTwoOrigins() {
        assertThat(preflight("/tasks/1", PAGE, STRANGER).verdict()).isEqualTo("403 origin_forbidden");
    }

    @Test
    void letsAPageReadAnAnswer() {
        assertThat(get("/tasks/1", PAGE, token().bearer()).header("Access-Control-Allow-Origin"))
                .isEqualTo("https://app.test");
    }

    @Test
    void letsAPageReadWhyItWasRefused() {
        Answer answer = get("/tasks/1", PAGE);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://app.test");
        assertThat(answer.header("Access-Control-Expose-Headers"))
                .contains("WWW-Authenticate", "X-Request-Id", "Retry-After");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/tasks//1", "/public/1?a|b"})
    void letsAPageReadEveryRefusal(String target) {
        assertThat(get(target, PAGE).header("Access-Control-Allow-Origin")).isEqualTo("https://app.test");
    }

    @Test
    void letsAStrangerCallButNotRead() {
        Answer answer = get("/public/1", STRANGER);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(allowances(answer)).isEmpty();
    }

    @Test
    void letsOnlyPagesWithCookiesSendThem() {
        assertThat(get("/public/1", COOKIE_PAGE).header("Access-Control-Allow-Credentials"))
                .isEqualTo("true");
        assertThat(get("/public/1", PAGE).header("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @Test
    void takesTheCookiesOriginsForNoOthers() {
        assertThat(allowances(get("/public/1", "Origin: http://localhost:4000")))
                .isEmpty();
    }

    @Test
    void speaksAloneOfOrigins() {
        EDGE.backend()
                .answers(String.join(
                        "\r\n",
                        "HTTP/1.1 200 OK",
                        "Content-Length: 0",
                        "Access-Control-Allow-Origin: *",
                        "access-control-allow-credentials: true",
                        "Access-Control-Allow-Private-Network: true",
                        "",
                        ""));

        assertThat(allowances(get("/public/1", STRANGER))).isEmpty();
        assertThat(get("/public/1", PAGE).text().headers("Access-Control-Allow-Origin"))
                .containsExactly("https://app.test");
    }

    @Test
    void tellsCachesThatAnswersDifferByOrigin() {
        EDGE.backend().answers("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nVary: Accept-Encoding\r\n\r\n");

        assertThat(get("/public/1").header("Vary").split(",\\s*")).contains("Accept-Encoding", "Origin");
        assertThat(get("/tasks/1").header("Vary").split(",\\s*")).contains("Origin", "Cookie", "Authorization");
    }

    @Test
    void passesOptionsThatIsNoQuestionOfABrowser() {
        EDGE.client().send("OPTIONS /public/1 HTTP/1.1", PAGE);

        assertThat(EDGE.backend().request().startLine()).isEqualTo("OPTIONS /public/1 HTTP/1.1");
    }

    private static List<String> allowances(Answer answer) {
        return answer.text().lines().stream()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-"))
                .toList();
    }

    private static Answer get(String target, String... headers) {
        return EDGE.client().get(target, headers);
    }

    private static Answer preflight(String path, String... headers) {
        return EDGE.client()
                .send(
                        "OPTIONS " + path + " HTTP/1.1",
                        Stream.concat(Stream.of("Access-Control-Request-Method: DELETE"), Stream.of(headers))
                                .toArray(String[]::new));
    }
}
