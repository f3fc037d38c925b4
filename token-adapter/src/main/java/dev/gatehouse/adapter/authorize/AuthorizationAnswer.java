package dev.gatehouse.adapter.authorize;

import dev.gatehouse.adapter.audit.About;
import dev.gatehouse.adapter.authorize.Return.Reply;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import java.time.Instant;

/** What becomes of a request for a code. */
public sealed interface AuthorizationAnswer {

    /**
     * The client gets a code.
     *
     * @param about whose session it is for
     * @param ends  when the session ends unless it is extended
     */
    record Granted(Reply reply, About about, Instant ends) implements AuthorizationAnswer {}

    /** The client gets an error. */
    record Returned(Reply reply, Denied denied) implements AuthorizationAnswer {}

    /** The user gets an error, because there is no client that could be told. */
    record Shown(Denied denied) implements AuthorizationAnswer {}

    /** The user has to sign in. */
    record SignIn(String location) implements AuthorizationAnswer {}

    /** The user was sent to sign in, and came back without having done so: no browser may be sent round for ever. */
    record SignInAgain(String location) implements AuthorizationAnswer {}
}
