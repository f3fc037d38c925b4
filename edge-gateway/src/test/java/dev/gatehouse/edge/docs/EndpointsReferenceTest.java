package dev.gatehouse.edge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.RawClient.Answer;
import dev.gatehouse.edge.RunningEdge;
import dev.gatehouse.edge.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the edge answers itself, member by member. */
class EndpointsReferenceTest {

    private static final String PAGE = "endpoints.md";

    @RegisterExtension
    static final RunningEdge EDGE = RunningEdge.usual();

    @Test
    void listsAllOfTheManagementPort() {
        List<String> paths = json(EDGE.managementClient().get("/actuator"))
                .path("_links")
                .valueStream()
                .map(link -> link.path("href").asString())
                .map(href -> href.replaceFirst("^https?://[^/]+", ""))
                .filter(path -> !path.equals("/actuator"))
                .sorted()
                .toList();

        DocTable.below(PAGE, "Management port of the edge").mustList(paths);
    }

    @Test
    void listsTheMembersOfMe() {
        String token = Tokens.token()
                .roles("user")
                .scopes("openid", "email")
                .claim("email", "ada@example.com")
                .claim("email_verified", true)
                .claim("name", "Ada")
                .claim("azp", "web")
                .claim("sid", "s1")
                .claim("org", Map.of("id", "o1", "roles", List.of("owner")))
                .claim("act", Map.of("sub", "u2"))
                .bearer();

        DocTable.below(PAGE, "GET /.gatehouse/me")
                .mustList(members(json(EDGE.client().get("/.gatehouse/me", token))));
    }

    @Test
    void listsTheMembersOfADecisionAndAllChecks() {
        EDGE.client()
                .get(
                        "/tasks/1",
                        "X-Request-Id: reference",
                        Tokens.token().expiredFor("1h").bearer());

        JsonNode decision = json(EDGE.managementClient().get("/actuator/decisions/reference"))
                .path("decisions")
                .path(0);

        DocTable.below(PAGE, "GET /actuator/decisions/{requestId}").mustList(members(decision));
        DocTable.below(PAGE, "The checks of a decision")
                .mustList(decision.path("checks")
                        .valueStream()
                        .map(check -> check.path("check").asString())
                        .toList());
    }

    @Test
    void listsTheMembersOfAPolicy() {
        JsonNode policy = json(EDGE.managementClient().get("/actuator/policies"))
                .path("routes")
                .path(0);

        DocTable.below(PAGE, "GET /actuator/policies").mustList(members(policy));
    }

    @Test
    void listsTheMembersOfADryRun() {
        String body = "{\"method\":\"GET\",\"path\":\"/tasks/1\"}";
        Answer answer = EDGE.managementClient()
                .raw("POST /actuator/dryrun HTTP/1.1\r\nHost: edge.test\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body);

        DocTable.below(PAGE, "POST /actuator/dryrun").mustList(members(json(answer)));
    }

    @Test
    void namesEveryMetricOfOurs() {
        EDGE.client().get("/tasks/1", Tokens.token().bearer());

        List<String> names = EDGE.managementClient()
                .get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("# TYPE gatehouse_"))
                .map(line -> DocTable.code(line.split(" ", -1)[2]))
                .toList();

        assertThat(names).isNotEmpty();
        assertThat(DocTable.below(PAGE, "GET /actuator/prometheus").column(0)).containsAll(names);
    }

    private static JsonNode json(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static List<String> members(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }
}
