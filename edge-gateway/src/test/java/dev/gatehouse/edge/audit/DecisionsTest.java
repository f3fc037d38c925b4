package dev.gatehouse.edge.audit;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.RunningEdge;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What an operator can find out afterwards about a request, by the id that its answer carried. */
class DecisionsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @RegisterExtension
    static final RunningEdge EDGE = RunningEdge.usual();

    @Test
    void namesRouteKeyAndOutcome() {
        EDGE.client().get("/tasks/1", token().bearer(), "X-Request-Id: passes");

        assertThat(decision("passes"))
                .containsEntry("route", "tasks")
                .containsEntry("key_id", "k2")
                .containsEntry("credential", "bearer")
                .containsEntry("code", "passed");
    }

    @Test
    void namesTheCheckThatFailedAndNoneBehindIt() {
        EDGE.client().get("/admin/1", token().bearer(), "X-Request-Id: lacks");

        assertThat("" + decision("lacks").get("checks"))
                .contains("check=impersonation")
                .containsPattern("outcome=failed, check=roles|check=roles, outcome=failed")
                .containsPattern("outcome=not reached, check=scopes|check=scopes, outcome=not reached");
    }

    @Test
    void showsTheTimesOfATokenThatIsTooOld() {
        EDGE.client().get("/tasks/1", token().expiredFor("90s").bearer(), "X-Request-Id: late");

        assertThat("" + decision("late").get("clock")).containsPattern("expires_in_seconds=-9[0-5]");
    }

    @Test
    void listsBothRequestsOfAnIdThatWasSentTwice() {
        EDGE.client().get("/tasks/1", "X-Request-Id: twice");
        EDGE.client().get("/tasks/1", token().bearer(), "X-Request-Id: twice");

        assertThat(decisions("twice")).extracting(told -> told.get("code")).containsExactly("token_missing", "passed");
    }

    @Test
    void holdsNothingOfTheTokenOrThePerson() {
        String text = token().subject("somebody-secret").text();
        EDGE.client().get("/tasks/1?q=private", "Authorization: Bearer " + text, "X-Request-Id: discreet");

        assertThat(EDGE.managementClient().get("/actuator/decisions/discreet").body())
                .doesNotContain(text.split("\\.", -1)[1])
                .doesNotContain("somebody-secret")
                .doesNotContain("private");
    }

    @Test
    void doesNotKeepWhatIsAskedOnTheManagementPort() {
        EDGE.managementClient().get("/actuator/health", "X-Request-Id: probe");

        assertThat(EDGE.managementClient().get("/actuator/decisions/probe").status())
                .isEqualTo(404);
    }

    @Test
    void countsByRouteAndCode() {
        EDGE.client().get("/vault/1");

        assertThat(EDGE.managementClient().get("/actuator/prometheus").body())
                .contains("gatehouse_decisions_total{code=\"token_missing\",route=\"vault\"}");
    }

    private static Map<String, Object> decision(String requestId) {
        return decisions(requestId).get(0);
    }

    private static List<Map<String, Object>> decisions(String requestId) {
        String body =
                EDGE.managementClient().get("/actuator/decisions/" + requestId).body();
        return JSON.readValue(body, new TypeReference<Map<String, List<Map<String, Object>>>>() {})
                .getOrDefault("decisions", List.of());
    }
}
