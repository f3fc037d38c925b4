package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.audit.Deed;
import dev.gatehouse.adapter.audit.Ledger;
import dev.gatehouse.adapter.audit.Trail;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import dev.gatehouse.adapter.keycloak.Answer.Refused;
import dev.gatehouse.adapter.keycloak.Answer.Told;
import dev.gatehouse.adapter.limit.FailureLimit;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Where every answer passes once before it is written: what happened is recorded, and failures count. */
final class Books {

    private static final Set<Denial> REUSE =
            EnumSet.of(Denial.REFRESH_TOKEN_REUSED, Denial.REFRESH_TOKEN_STALE, Denial.CODE_REUSED);

    private final Ledger ledger;
    private final FailureLimit limit;

    Books(Ledger ledger, FailureLimit limit) {
        this.ledger = ledger;
        this.limit = limit;
    }

    /** The answer to give: another one to who has failed too often. */
    Answer enter(Trail trail, Answer answer) {
        Answer told = answer instanceof Refused refused ? refuse(trail, refused.denied()) : answer;
        if (answer instanceof Told elsewhere) {
            trail.refused(
                    Deed.REFUSAL,
                    elsewhere.denied().reason(),
                    elsewhere.denied().about());
            told = elsewhere.way();
        }
        ledger.enter(trail);
        return told;
    }

    /** Counts a refusal that leads nowhere in particular. */
    void enter(Denied denied) {
        ledger.refused(denied.reason());
    }

    private Answer refuse(Trail trail, Denied denied) {
        Denied told = wait(trail, denied.reason())
                .map(wait -> new Denied(Denial.TOO_MANY_FAILURES, "", wait, denied.about()))
                .orElse(denied);
        trail.refused(REUSE.contains(told.reason()) ? Deed.REUSE : Deed.REFUSAL, told.reason(), told.about());
        return new Refused(told);
    }

    private Optional<Duration> wait(Trail trail, Denial reason) {
        return reason == Denial.TOO_MANY_FAILURES ? limit.wait(trail.suspect()) : limit.failed(trail.suspect(), reason);
    }
}
