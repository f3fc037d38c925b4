package dev.gatehouse.edge.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.token.Refusal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

/** Which checks an operator reads as passed, failed and not reached. */
class AccountTest {

    private final Trail trail =
            new Trail("id", MockServerHttpRequest.get("/tasks/1").build(), Instant.EPOCH, 0);

    @Test
    void hasAllChecksPassedOfARequestThatPassed() {
        trail.routed("tasks");
        trail.judged();

        assertThat(outcomes().values()).containsOnly("passed");
    }

    @Test
    void hasNoneReachedBehindTheOneThatFailed() {
        trail.routed("tasks");
        trail.judged();
        trail.refused(Refusal.TOKEN_EXPIRED);

        assertThat(outcomes())
                .containsEntry("subject", "passed")
                .containsEntry("expiry", "failed")
                .containsEntry("start", "not reached")
                .containsEntry("upstream", "not reached");
    }

    @Test
    void doesNotSayThatACallerWasJudgedWhomTheLimitByAddressKeptOff() {
        trail.refused(Refusal.RATE_LIMITED);

        assertThat(outcomes())
                .containsEntry("route", "passed")
                .containsEntry("credential", "not reached")
                .containsEntry("signature", "not reached")
                .containsEntry("scopes", "not reached")
                .containsEntry("limit", "failed");
    }

    @Test
    void saysThatACallerWasJudgedWhomTheLimitByUserKeptOff() {
        trail.routed("tasks");
        trail.judged();
        trail.refused(Refusal.RATE_LIMITED);

        assertThat(outcomes()).containsEntry("scopes", "passed").containsEntry("limit", "failed");
    }

    private Map<String, String> outcomes() {
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (Object check : (List<?>) Account.of(trail).getOrDefault("checks", List.of())) {
            Map<?, ?> told = (Map<?, ?>) check;
            outcomes.put("" + told.get("check"), "" + told.get("outcome"));
        }
        return outcomes;
    }
}
