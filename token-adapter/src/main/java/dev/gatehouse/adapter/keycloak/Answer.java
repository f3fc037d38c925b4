package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;

/** What an endpoint answers, before it is written. */
sealed interface Answer {

    /** JSON with a status of 2xx. */
    record Json(int status, Object body) implements Answer {}

    /** A status of 2xx without a body. */
    record Empty(int status) implements Answer {}

    /** No. */
    record Refused(Denied denied) implements Answer {
        Refused(Denial reason) {
            this(new Denied(reason));
        }
    }
}
