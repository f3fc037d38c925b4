package dev.gatehouse.edge.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.RawClient.Answer;
import dev.gatehouse.edge.RunningEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backend that failed ten times, each time on a route of its own. */
class OpenCircuitTest {

    @RegisterExtension
    static final RunningEdge EDGE = new RunningEdge()
            .route("failing", "/failing/**", "access=public", "circuit-breaker=true")
            .route("slow", "/slow/**", "access=public", "circuit-breaker=true", "timeout=10ms")
            .route("spared", "/spared/**", "access=public", "circuit-breaker=true")
            .route("told", "/told/**", "access=public", "circuit-breaker=true")
            .route("well", "/well/**", "access=public", "circuit-breaker=true")
            .route("without", "/without/**", "access=public")
            .setting("gatehouse.routes.down.path=/down/**")
            .setting("gatehouse.routes.down.to=http://127.0.0.1:1")
            .setting("gatehouse.routes.down.access=public")
            .setting("gatehouse.routes.down.circuit-breaker=true");

    @ParameterizedTest
    @ValueSource(strings = {"/failing/1", "/down/1"})
    void isNotCalledAnyMore(String path) {
        failTenTimes(path);

        assertThat(get(path).verdict()).isEqualTo("503 upstream_circuit_open");
    }

    @Test
    void isNotCalledWhenItIsTooSlow() {
        EDGE.backend().staysSilent();
        for (int i = 0; i < 10; i++) {
            assertThat(get("/slow/1").verdict()).isEqualTo("504 upstream_timeout");
        }

        assertThat(get("/slow/1").verdict()).isEqualTo("503 upstream_circuit_open");
    }

    @Test
    void hearsNothingMeanwhile() {
        failTenTimes("/spared/1");
        get("/spared/1");

        assertThat(EDGE.backend().requests()).hasSize(10);
    }

    @Test
    void isWorthAnotherTryWhenTheAnswerSays() {
        failTenTimes("/told/1");
        Answer answer = get("/told/1");

        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 10);
        assertThat(answer.problem().get("retry")).isEqualTo("later");
    }

    @Test
    void doesNotStopOtherRoutes() {
        failTenTimes("/failing/1");

        assertThat(get("/well/1").status()).isEqualTo(500);
    }

    @Test
    void isCalledForeverWhereNobodyAskedForACircuit() {
        failTenTimes("/without/1");

        assertThat(get("/without/1").status()).isEqualTo(500);
    }

    private static void failTenTimes(String path) {
        EDGE.backend().answers("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n");
        for (int i = 0; i < 10; i++) {
            get(path);
        }
    }

    private static Answer get(String path) {
        return EDGE.client().get(path);
    }
}
