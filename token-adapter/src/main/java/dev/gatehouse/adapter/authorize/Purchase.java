package dev.gatehouse.adapter.authorize;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.TokenAnswer;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import dev.gatehouse.adapter.refresh.Ticket;
import dev.gatehouse.adapter.session.SessionToken;
import dev.gatehouse.adapter.store.Change;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** A code that is about to be spent on a family. */
final class Purchase implements Ticket {

    private final Codes codes;
    private final String name;
    private final AuthorizationCode code;
    private final SessionToken token;

    Purchase(Codes codes, String name, AuthorizationCode code, SessionToken token) {
        this.codes = codes;
        this.name = name;
        this.code = code;
        this.token = token;
    }

    AuthorizationCode code() {
        return code;
    }

    SessionToken token() {
        return token;
    }

    @Override
    public Mono<Optional<Change>> spend(String family) {
        return codes.find(name)
                .map(found -> found.filter(now -> now.use() == null).map(now -> Codes.use(name, now, family)));
    }

    @Override
    public Denial whenSpent() {
        return Denial.CODE_REUSED;
    }

    /** Whether somebody else was quicker: whoever that is, must lose what was bought. */
    boolean wasLate(TokenAnswer answer) {
        return answer instanceof Denied denied && denied.reason() == whenSpent();
    }
}
