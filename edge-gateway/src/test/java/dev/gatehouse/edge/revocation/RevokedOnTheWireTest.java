package dev.gatehouse.edge.revocation;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.edge.RawClient.Answer;
import dev.gatehouse.edge.RunningEdge;
import dev.gatehouse.edge.Tokens;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a caller is told whose token the adapter has revoked. */
class RevokedOnTheWireTest {

    private static final FeedServer FEED = FeedServer.start();

    @RegisterExtension
    static final RunningEdge EDGE = following(FEED)
            .route("tasks", "/tasks/**")
            .route("public", "/public/**", "access=public")
            .route("admin", "/admin/**", "roles=admin");

    @BeforeAll
    static void nothingIsRevoked() {
        FEED.say("snapshot", "{'revocations':[]}");
        await().until(() ->
                EDGE.managementClient().get("/actuator/health/readiness").status() == 200);
    }

    @AfterAll
    static void stop() {
        FEED.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'jti':'wire1.2'}                 | login",
                "{'family':'wire1'}                | login",
                "{'sid':'wire-session'}            | login",
                "{'sub':'wire-user','before':%d}   | refresh",
            })
    void isSentWhereItHelps(String entry, String retry) {
        Tokens caller =
                token().claim("jti", "wire1.2").claim("sid", "wire-session").subject("wire-user");
        FEED.say("snapshot", "{'revocations':[]}");
        await().until(() -> verdict("/tasks/1", caller).equals("200"));

        FEED.say("revocation", lasting(entry.formatted(soon())));

        await().until(() -> !verdict("/tasks/1", caller).equals("200"));
        EDGE.backend().reset();
        Answer refused = EDGE.client().get("/tasks/1", caller.bearer());
        assertThat(refused.verdict()).isEqualTo("401 token_revoked");
        assertThat(refused.problem().get("retry")).isEqualTo(retry);
        assertThat(refused.header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"gatehouse\", error=\"invalid_token\"," + " error_description=\""
                        + refused.problem().get("title") + "\"");
        assertThat(EDGE.backend().requests()).isEmpty();
        assertThat(verdict("/tasks/1", token())).isEqualTo("200");
    }

    @Test
    void isEverybodyWhenAllWasRevoked() {
        FEED.say("revocation", lasting("{'before':%d}".formatted(soon())));
        await().until(() -> !verdict("/tasks/1", token()).equals("200"));

        Answer refused = EDGE.client().get("/tasks/1", token().bearer());

        assertThat(refused.verdict()).isEqualTo("401 token_revoked");
        assertThat(refused.problem().get("retry")).isEqualTo("refresh");
        assertThat(EDGE.client().get("/public/1", token().bearer()).verdict()).isEqualTo("200");
        FEED.say("snapshot", "{'revocations':[]}");
        await().until(() -> verdict("/tasks/1", token()).equals("200"));
    }

    @Test
    void isToldSoBeforeWhatElseIsMissing() {
        Tokens caller = token().claim("sid", "both");
        assertThat(verdict("/admin/1", caller)).isEqualTo("403 role_missing");

        FEED.say("revocation", lasting("{'sid':'both'}"));

        await().until(() -> verdict("/admin/1", caller).equals("401 token_revoked"));
    }

    @Test
    void isToldFirstWhatIsWrongWithTheTokenItself() {
        Tokens caller = token().claim("sid", "over");
        FEED.say("revocation", lasting("{'sid':'over'}"));
        await().until(() -> verdict("/tasks/1", caller).equals("401 token_revoked"));

        assertThat(verdict("/tasks/1", caller.expiredFor("1m"))).isEqualTo("401 token_expired");
    }

    private static RunningEdge following(FeedServer feed) {
        RunningEdge edge = new RunningEdge();
        feed.settings().forEach(edge::setting);
        return edge;
    }

    private static long soon() {
        return Instant.now().getEpochSecond() + 60;
    }

    private static String lasting(String entry) {
        return entry.replace("}", ",'expires':" + (Instant.now().getEpochSecond() + 900) + "}");
    }

    private static String verdict(String path, Tokens token) {
        return EDGE.client().get(path, token.bearer()).verdict();
    }
}
