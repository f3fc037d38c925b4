package dev.gatehouse.adapter.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a session is, as Better Auth last said.
 *
 * @param sessionId {@code session.id}, never the session's token
 * @param username  {@code user.username} where the plugin gives one, else the e-mail address
 * @param actor     the admin who impersonates this user
 */
public record Identity(
        String userId,
        String sessionId,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String name,
        @Nullable String username,
        @Nullable String picture,
        List<String> roles,
        @Nullable Organization organization,
        @Nullable String actor) {

    public Identity {
        roles = List.copyOf(roles);
    }

    /** The organization that is active in the session, with the user's roles there. */
    public record Organization(String id, List<String> roles) {
        public Organization {
            roles = List.copyOf(roles);
        }
    }

    Identity withOrganization(Organization active) {
        return new Identity(userId, sessionId, email, emailVerified, name, username, picture, roles, active, actor);
    }

    /** Names nobody: this may stand in a log. */
    @Override
    public String toString() {
        return "Identity[" + userId + "]";
    }
}
