package dev.gatehouse.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.gatehouse.edge.RawClient.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A backend that is down, slow, broken, or has something to say itself. */
class UpstreamTest {

    @RegisterExtension
    static final RunningEdge EDGE = new RunningEdge()
            .route("slow", "/slow/**", "access=public", "timeout=100ms")
            .route("tasks", "/tasks/**", "access=public")
            .setting("gatehouse.routes.dead.path=/dead/**")
            .setting("gatehouse.routes.dead.to=http://127.0.0.1:1")
            .setting("gatehouse.routes.dead.access=public")
            .setting("gatehouse.routes.nameless.path=/nameless/**")
            .setting("gatehouse.routes.nameless.to=http://no-such-host.invalid")
            .setting("gatehouse.routes.nameless.access=public");

    static List<String> rubbish() {
        return List.of(
                "HELLO\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "\u0000\u0001\u0002\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dead/1", "/nameless/1"})
    void isUnavailableWhenItIsDown(String path) {
        assertThat(EDGE.client().get(path).verdict()).isEqualTo("502 upstream_unavailable");
    }

    @Test
    void isTooSlowAfterItsTime() {
        EDGE.backend().staysSilent();

        assertThat(EDGE.client().get("/slow/1").verdict()).isEqualTo("504 upstream_timeout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dead/1", "/slow/1"})
    void tellsTheCallerToComeBack(String path) {
        EDGE.backend().staysSilent();

        assertThat(EDGE.client().get(path).problem().get("retry")).isEqualTo("later");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dead/1", "/slow/1", "/nameless/1"})
    void tellsNothingElse(String path) {
        EDGE.backend().staysSilent();

        assertThat(EDGE.client().get(path).body())
                .doesNotContain("127.0.0.1")
                .doesNotContain("xception")
                .doesNotContain("no-such-host");
    }

    @ParameterizedTest
    @MethodSource("rubbish")
    void isUnavailableWhenItAnswersRubbish(String rubbish) {
        EDGE.backend().answers(rubbish);

        assertThat(EDGE.client().get("/tasks/1").verdict()).isEqualTo("502 upstream_unavailable");
    }

    @ParameterizedTest
    @MethodSource("rubbish")
    @ExtendWith(OutputCaptureExtension.class)
    void costsOneLineOfTheLogWhenItAnswersRubbish(String rubbish, CapturedOutput output) {
        EDGE.backend().answers(rubbish);

        EDGE.client().get("/tasks/1", "X-Request-Id: rubbish");

        assertThat(output.getAll().lines())
                .singleElement(STRING)
                .contains("WARN")
                .contains("backend answers what is no HTTP request_id=rubbish")
                .doesNotContain("HELLO");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 301, 400, 401, 403, 404, 418, 429, 500, 503})
    void answersForItself(int status) {
        EDGE.backend().answers("HTTP/1.1 " + status + " Own\r\nContent-Length: 0\r\n\r\n");

        assertThat(EDGE.client().get("/tasks/1").verdict()).isEqualTo(Integer.toString(status));
    }

    @Test
    void isHeardInFull() {
        EDGE.backend()
                .answers(String.join(
                        "\r\n", "HTTP/1.1 404 Not Found", "Content-Length: 7", "X-Own: 1", "X-Own: 2", "", "no such"));

        Answer answer = EDGE.client().get("/tasks/1");

        assertThat(answer.body() + answer.text().headers("X-Own")).isEqualTo("no such[1, 2]");
    }

    @Test
    void keepsItsOwnChallenge() {
        EDGE.backend().answers("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n");

        assertThat(EDGE.client().get("/tasks/1").text().headers("WWW-Authenticate"))
                .containsExactly("Basic");
    }
}
