package dev.gatehouse.adapter.session;

import dev.gatehouse.adapter.session.Identity.Organization;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session as Better Auth's cache cookie has it.
 *
 * @param organization the active one; the user's roles there are not in the cookie
 * @param at           when Better Auth wrote the cookie, which is how old all this may be
 */
record CachedSession(Session session, @Nullable String organization, Instant at) {

    /** The session as far as the cookie tells. */
    Session withoutRoles() {
        return organization == null
                ? session
                : new Session(
                        session.identity().withOrganization(new Organization(organization, List.of())),
                        session.createdAt(),
                        session.expiresAt(),
                        session.ban());
    }
}
