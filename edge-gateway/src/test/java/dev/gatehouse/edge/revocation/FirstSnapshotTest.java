package dev.gatehouse.edge.revocation;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.edge.RawClient.Answer;
import dev.gatehouse.edge.RunningEdge;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An edge that has not heard yet what is revoked. */
class FirstSnapshotTest {

    private static final FeedServer SILENT = FeedServer.start();
    private static final FeedServer FEED = FeedServer.start();

    @RegisterExtension
    static final RunningEdge WAITING = following(SILENT);

    @RegisterExtension
    static final RunningEdge TOLD = following(FEED);

    private static RunningEdge following(FeedServer feed) {
        RunningEdge edge = new RunningEdge()
                .route("tasks", "/tasks/**")
                .route("vault", "/vault/**", "on-stale=closed")
                .route("optional", "/optional/**", "access=optional", "on-stale=closed")
                .route("public", "/public/**", "access=public");
        feed.settings().forEach(edge::setting);
        return edge;
    }

    @AfterAll
    static void stop() {
        SILENT.close();
        FEED.close();
    }

    @Test
    void isAwaitedBeforeTheEdgeIsReady() {
        assertThat(WAITING.managementClient().get("/actuator/health/readiness").status())
                .isEqualTo(503);
        assertThat(WAITING.managementClient().get("/actuator/health/liveness").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/tasks/1, 200", "/public/1, 200", "/vault/1, 503 revocation_stale", "/optional/1, 503 revocation_stale"
    })
    void isAwaitedByClosedRoutesAlone(String path, String verdict) {
        assertThat(WAITING.client().get(path, token().bearer()).verdict()).isEqualTo(verdict);
    }

    @Test
    void isOfNoConcernToSomebodyUnknown() {
        assertThat(WAITING.client().get("/optional/1").verdict()).isEqualTo("200");
    }

    @Test
    void isWorthAnotherTryAndNoCallOfTheBackend() {
        Answer refused = WAITING.client().get("/vault/1", token().bearer());

        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.problem().get("retry")).isEqualTo("later");
        assertThat(WAITING.backend().requests()).isEmpty();
    }

    @Test
    void opensAllWhenItHasCome() {
        FEED.say("snapshot", "{'revocations':[]}");

        await().until(() ->
                TOLD.managementClient().get("/actuator/health/readiness").status() == 200);
        assertThat(TOLD.client().get("/vault/1", token().bearer()).verdict()).isEqualTo("200");
    }
}
