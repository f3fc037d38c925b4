package dev.gatehouse.adapter.logout;

import dev.gatehouse.adapter.audit.About;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import java.util.List;

/** What became of logging out. */
public sealed interface LogoutAnswer {

    /**
     * Nobody is signed in any longer.
     *
     * @param about    whose session was ended; {@link About#NOBODY} where there was none
     * @param location where to go now; empty for nowhere
     * @param cookies  the {@code Set-Cookie} lines by which Better Auth forgets the session in this browser
     */
    record LoggedOut(About about, String location, List<String> cookies) implements LogoutAnswer {
        public LoggedOut {
            cookies = List.copyOf(cookies);
        }
    }

    /**
     * The user is asked first: any page could have sent the browser here.
     *
     * @param confirmation what proves, sent along with a yes, that the user was asked
     */
    record Asked(String confirmation) implements LogoutAnswer {}

    /** No. */
    record NotLoggedOut(Denied denied) implements LogoutAnswer {}
}
