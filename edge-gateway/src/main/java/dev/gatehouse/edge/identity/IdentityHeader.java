package dev.gatehouse.edge.identity;

import dev.gatehouse.token.Claims;
import java.util.Locale;

/**
 * One header that tells a backend about the caller.
 *
 * @param claim the claim it is taken from, a path as {@link Claims#at} reads it
 * @param worth what it is worth when space runs short; the lowest goes first
 */
record IdentityHeader(String name, String claim, Worth worth) {

    /** In the order in which headers are left out when they do not fit the budget together. */
    enum Worth {
        NAME,
        EMAIL,
        EXTRA,
        SCOPES,
        ROLES,
        /** Ids: a request without them would be somebody else's. */
        NEVER_LEFT_OUT
    }

    /** The value for these claims, encoded; empty when the claim is absent. */
    String value(Claims claims) {
        return HeaderText.of(claim.equals("scope") ? claims.scopes() : claims.at(claim));
    }

    /** How a name is compared: WSGI, PHP and CGI read {@code X_User_Id} and {@code X.User.Id} as the same header. */
    static String normal(String name) {
        char[] normal = name.toLowerCase(Locale.ROOT).toCharArray();
        for (int i = 0; i < normal.length; i++) {
            char c = normal[i];
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
                normal[i] = '-';
            }
        }
        return new String(normal);
    }
}
