package dev.gatehouse.adapter.issue;

import dev.gatehouse.adapter.session.Identity;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What tokens and documents tell of a person, by the scopes {@code profile} and {@code email}. */
public final class ProfileClaims {

    private ProfileClaims() {}

    /** What an access token tells: what backends need. */
    static Map<String, Object> of(Identity identity, Collection<String> scopes) {
        Map<String, Object> claims = new LinkedHashMap<>();
        if (scopes.contains("email") && identity.email() != null) {
            claims.put("email_verified", identity.emailVerified());
            claims.put("email", identity.email());
        }
        if (scopes.contains("profile")) {
            put(claims, "name", identity.name());
            put(claims, "preferred_username", identity.username());
            put(claims, "picture", identity.picture());
        }
        return claims;
    }

    /** The same and the two names that Keycloak tells beside the whole one, which is all that Better Auth knows. */
    public static Map<String, Object> ofPerson(Identity identity, Collection<String> scopes) {
        Map<String, Object> claims = of(identity, scopes);
        if (scopes.contains("profile")) {
            put(claims, "given_name", givenName(identity));
            put(claims, "family_name", familyName(identity));
        }
        return claims;
    }

    /** All but the last word of the name; null where there is no name. */
    public static @Nullable String givenName(Identity identity) {
        String name = identity.name();
        int blank = name == null ? -1 : name.strip().lastIndexOf(' ');
        return name == null || blank < 0
                ? name
                : name.strip().substring(0, blank).strip();
    }

    /** The last word of the name; null where there is but one. */
    public static @Nullable String familyName(Identity identity) {
        String name = identity.name();
        int blank = name == null ? -1 : name.strip().lastIndexOf(' ');
        return name == null || blank < 0 ? null : name.strip().substring(blank + 1);
    }

    private static void put(Map<String, Object> claims, String name, @Nullable String value) {
        if (value != null) {
            claims.put(name, value);
        }
    }
}
