package dev.gatehouse.edge.identity;

import dev.gatehouse.edge.caller.Caller;
import dev.gatehouse.token.Refusal;
import java.time.Duration;

/** What the edge decided about a request. */
sealed interface Decision {

    /** It may pass. */
    record Pass(Caller caller) implements Decision {}

    /** It may not. */
    record Refuse(Refusal reason, Duration retryAfter) implements Decision {}

    static Decision refuse(Refusal reason) {
        return new Refuse(reason, Duration.ofSeconds(1));
    }
}
