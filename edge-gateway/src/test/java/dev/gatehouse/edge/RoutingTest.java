package dev.gatehouse.edge;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.RawClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which route takes a request, and what of its target goes on. */
class RoutingTest {

    @RegisterExtension
    static final RunningEdge EDGE = new RunningEdge()
            .route("aaa-all", "/**", "access=public", "filters[0]=AddRequestHeader=X-Route,all")
            .route("tasks", "/api/tasks/**", "filters[0]=AddRequestHeader=X-Route,tasks")
            .route("one", "/api/tasks/{id}/notes", "roles=admin", "filters[0]=AddRequestHeader=X-Route,one")
            .route("exact", "/api/tasks/open", "access=public", "filters[0]=AddRequestHeader=X-Route,exact")
            .route(
                    "canary",
                    "/api/tasks/**",
                    "predicates[0]=Header=X-Canary,yes",
                    "filters[0]=AddRequestHeader=X-Route,canary")
            .route("stripped", "/v1/{service}/**", "strip-prefix=2", "access=public");

    @ParameterizedTest
    @CsvSource({
        "/, all",
        "/elsewhere, all",
        "/api, all",
        "/api/tasksnot, all",
        "/api/tasks, tasks",
        "/api/tasks/, tasks",
        "/api/tasks/7, tasks",
        "/api/tasks/7/notes/1, tasks",
        "/api/tasks/7/notes, one",
        "/api/tasks/open, exact",
        "/api/tasks/opening, tasks",
        "/API/tasks/open, all",
    })
    void goesByTheMostSpecificPath(String path, String route) {
        get(path, token().roles("admin").bearer());

        assertThat(EDGE.backend().request().header("X-Route")).isEqualTo(route);
    }

    @Test
    void goesByARoutesOwnConditionFirst() {
        get("/api/tasks/7", token().bearer(), "X-Canary: yes");

        assertThat(EDGE.backend().request().header("X-Route")).isEqualTo("canary");
    }

    @Test
    void leavesPrefixesBehind() {
        get("/v1/tasks/7/notes?x=1");

        assertThat(EDGE.backend().request().startLine()).isEqualTo("GET /7/notes?x=1 HTTP/1.1");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/tasks/a%20b, /a%20b",
        "/v1/tasks/%c3%a4/, /%c3%a4/",
        "/v1/tasks/x?y=%2F%2f+%20, /x?y=%2F%2f+%20",
        "/v1/tasks, /",
        "/v1/tasks/, /"
    })
    void leavesTheRestAsItWasWhenAPrefixStaysBehind(String target, String sent) {
        get(target);

        assertThat(EDGE.backend().request().startLine()).isEqualTo("GET " + sent + " HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a",
                "/a/",
                "/a%20b",
                "/%c3%a4/%C3%A4",
                "/%41%7e~",
                "/it's/(1)/!$&*+,=:@/-._~",
                "/a?",
                "/a?b",
                "/a?b=",
                "/a?b=1&b=2&&c",
                "/a?b=1&c=2&b=3",
                "/a?=1&&",
                "/a?&",
                "/a?b=+%20%2B",
                "/a?b=%2F%2f%5c%00%0d%0a",
                "/a?b=/../../etc//x;y",
                "/a?b=%25252e&c=%",
                "/a?b=%zz",
                "/a?b=%c3",
                "/a?b=?c?",
                "/a?b=[1]&c[]=2",
                "/a?b={c}",
                "/a?b={c&d=}",
                "/a?b=|\\^`<>\"",
                "/a?b=\u00c3\u00a4",
                "/a?url=http://x/?y=z",
            })
    void sendsTheTargetOnByteForByteOrNotAtAll(String target) {
        Answer answer = get(target);

        if (answer.status() == 200) {
            assertThat(EDGE.backend().request().startLine()).isEqualTo("GET " + target + " HTTP/1.1");
        } else {
            // What the server cannot even parse has no code yet.
            assertThat(answer.verdict()).isIn("400 request_malformed", "400");
        }
    }

    @Test
    void leavesTheQueryAsItWasWhenAPrefixStaysBehind() {
        get("/v1/tasks/x?b=1&c=2&b=3&&d");

        assertThat(EDGE.backend().request().startLine()).isEqualTo("GET /x?b=1&c=2&b=3&&d HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a%20b?c=%2F", "/a?b=%25252e", "/%c3%a4?%C3%A4", "/a?b=c&x&b=d&&e", "/a?", "/a?&=&"})
    void sendsOrdinaryTargetsOn(String target) {
        assertThat(get(target).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void sendsTheMethodOn(String method) {
        EDGE.client().send(method + " /a HTTP/1.1");

        assertThat(EDGE.backend().request().startLine()).isEqualTo(method + " /a HTTP/1.1");
    }

    @Test
    void answersHeadWithoutABody() {
        EDGE.client().send("HEAD /a HTTP/1.1");

        assertThat(EDGE.backend().request().startLine()).isEqualTo("HEAD /a HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK", "CONNECT", "PROPFIND", "MKCOL", "LOCK", "DEBUG", "PURGE", "get", "Get"})
    void refusesEveryOtherMethod(String method) {
        assertThat(EDGE.client().send(method + " /a HTTP/1.1").verdict()).isEqualTo("405 method_not_allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK", "CONNECT", "PROPFIND", "get"})
    void neverSendsSuchAMethodOn(String method) {
        EDGE.client().send(method + " /a HTTP/1.1");

        assertThat(EDGE.backend().requests()).isEmpty();
    }

    private static Answer get(String target, String... headers) {
        return EDGE.client().get(target, headers);
    }
}
