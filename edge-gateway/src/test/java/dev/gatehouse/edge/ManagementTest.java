package dev.gatehouse.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators see, and that nobody else does. */
class ManagementTest {

    @RegisterExtension
    static final RunningEdge EDGE = RunningEdge.usual();

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void saysOnItsOwnPortThatTheEdgeIsWell(String path) {
        assertThat(EDGE.managementClient().get(path).status()).isEqualTo(200);
    }

    @Test
    void tellsOfNothingButItsOwnHealth() {
        assertThat(EDGE.managementClient().get("/actuator/health").body())
                .isEqualTo("{\"components\":{\"livenessState\":{\"status\":\"UP\"},"
                        + "\"readinessState\":{\"status\":\"UP\"},\"revocations\":{\"status\":\"UP\"}},"
                        + "\"groups\":[\"liveness\",\"readiness\"],\"status\":\"UP\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/health", "/actuator/env", "/actuator/gateway/routes"})
    void isNotOnThePublicPort(String path) {
        assertThat(EDGE.client().get(path).verdict()).isEqualTo("404 route_unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/env",
                "/actuator/configprops",
                "/actuator/heapdump",
                "/actuator/threaddump",
                "/actuator/beans",
                "/actuator/loggers",
                "/actuator/gateway/routes"
            })
    void showsNoInnards(String path) {
        assertThat(EDGE.managementClient().get(path).status()).isEqualTo(404);
    }

    @Test
    void cannotBeShutDownFromAfar() {
        assertThat(EDGE.managementClient()
                        .send("POST /actuator/shutdown HTTP/1.1")
                        .status())
                .isEqualTo(404);
    }
}
