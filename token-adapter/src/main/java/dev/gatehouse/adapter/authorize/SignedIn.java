package dev.gatehouse.adapter.authorize;

import dev.gatehouse.adapter.authorize.AuthorizationRequest.Prompt;
import dev.gatehouse.adapter.session.Session;
import dev.gatehouse.adapter.session.SessionToken;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who holds the Better Auth session of a browser.
 *
 * @param askedAt when Better Auth was asked
 */
record SignedIn(SessionToken token, Session session, Instant askedAt) {

    /**
     * Whether that is recent enough for a request.
     *
     * @param sent when the browser was sent to sign in for it; null if it was not
     */
    boolean suits(AuthorizationRequest request, @Nullable Instant sent, Instant now) {
        Instant createdAt = session.createdAt();
        boolean anew = sent != null && createdAt != null && !createdAt.isBefore(sent);
        if (request.prompts().contains(Prompt.LOGIN)) {
            // Nobody can be made to sign in without being shown anything.
            return anew && !request.prompts().contains(Prompt.NONE);
        }
        return request.maxAge() == null
                || anew
                || (createdAt != null && !createdAt.plus(request.maxAge()).isBefore(now));
    }
}
