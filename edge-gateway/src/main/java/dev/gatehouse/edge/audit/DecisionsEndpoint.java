package dev.gatehouse.edge.audit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/** {@code GET /actuator/decisions/{request_id}} on the management port. */
@Endpoint(id = "decisions")
final class DecisionsEndpoint {

    private final Decisions decisions;

    DecisionsEndpoint(Decisions decisions) {
        this.decisions = decisions;
    }

    /** The requests of that id; null, which is a 404, when none is remembered. */
    @ReadOperation
    @Nullable
    Map<String, Object> decision(@Selector String requestId) {
        List<Map<String, Object>> told =
                decisions.of(requestId).stream().map(Account::of).toList();
        return told.isEmpty() ? null : Map.of("decisions", told);
    }
}
