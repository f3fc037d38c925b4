package dev.gatehouse.adapter.issue;

import dev.gatehouse.adapter.session.Identity;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who a user is, as OpenID Connect tells it (Core section 5.1), within the scopes. */
public final class UserClaims {

    private final Map<String, Object> claims = new LinkedHashMap<>();

    private UserClaims() {}

    /** All that is told of whom the tokens are for. */
    public static Map<String, Object> of(TokenOrder order) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", order.identity().userId());
        claims.putAll(of(order.identity(), order.scopes()));
        if (order.roles().groups()) {
            claims.put("groups", order.identity().roles());
        }
        return claims;
    }

    static Map<String, Object> of(Identity identity, Collection<String> scopes) {
        UserClaims user = new UserClaims();
        if (scopes.contains("email") && identity.email() != null) {
            user.claims.put("email_verified", identity.emailVerified());
        }
        if (scopes.contains("profile")) {
            user.profile(identity);
        }
        if (scopes.contains("email")) {
            user.put("email", identity.email());
        }
        return user.claims;
    }

    private void profile(Identity identity) {
        put("name", identity.name());
        put("preferred_username", identity.username());
        name(identity.name());
        put("picture", identity.picture());
    }

    /** Better Auth knows names as a whole, clients of Keycloak read their parts; the last word is the family's. */
    private void name(@Nullable String whole) {
        String name = whole == null ? "" : whole.strip();
        int space = name.lastIndexOf(' ');
        put("given_name", space < 0 ? name : name.substring(0, space).strip());
        put("family_name", name.substring(space < 0 ? name.length() : space + 1));
    }

    private void put(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            claims.put(name, value);
        }
    }
}
