package dev.gatehouse.edge.policy;

import dev.gatehouse.token.Claims;
import dev.gatehouse.token.Refusal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is demanded of a caller, by a route or by one of its methods. A pure function of the claims.
 *
 * @param roles                  one of these is needed; none when empty
 * @param scopes                 all of these are needed
 * @param closedToImpersonation whether nobody may pass who acts as somebody else
 */
public record Demand(Set<String> roles, Set<String> scopes, boolean closedToImpersonation) {

    /** Demands nothing. */
    public static final Demand NOTHING = new Demand(Set.of(), Set.of(), false);

    public Demand {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    static Demand of(List<String> roles, List<String> scopes, Impersonation impersonation) {
        return new Demand(Set.copyOf(roles), Set.copyOf(scopes), impersonation == Impersonation.DENY);
    }

    /** Whether somebody unknown meets it too. */
    public boolean isNothing() {
        return roles.isEmpty() && scopes.isEmpty();
    }

    /** What a caller with valid claims lacks; null if nothing. */
    @Nullable
    Refusal judge(Claims claims) {
        if (closedToImpersonation && claims.at("act") != null) {
            return Refusal.IMPERSONATION_FORBIDDEN;
        }
        if (!roles.isEmpty() && claims.roles().stream().noneMatch(roles::contains)) {
            return Refusal.ROLE_MISSING;
        }
        return scopes.isEmpty() || claims.scopes().containsAll(scopes) ? null : Refusal.SCOPE_MISSING;
    }
}
