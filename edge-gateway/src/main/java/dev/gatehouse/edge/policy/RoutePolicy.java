package dev.gatehouse.edge.policy;

import dev.gatehouse.token.Claims;
import dev.gatehouse.token.Refusal;
import dev.gatehouse.token.TokenProfile;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one route demands of its callers. A pure function of the claims.
 *
 * @param route   the name of the route
 * @param roles   one of these is needed; none when empty
 * @param scopes  all of these are needed
 * @param profile what is demanded of the token itself
 */
public record RoutePolicy(String route, Access access, Set<String> roles, Set<String> scopes, TokenProfile profile) {

    public RoutePolicy {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    /** What a caller with valid claims lacks; null if nothing. */
    public @Nullable Refusal judge(Claims claims) {
        if (!roles.isEmpty() && claims.roles().stream().noneMatch(roles::contains)) {
            return Refusal.ROLE_MISSING;
        }
        return scopes.isEmpty() || claims.scopes().containsAll(scopes) ? null : Refusal.SCOPE_MISSING;
    }
}
