package dev.gatehouse.token;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the verifier reads of a JOSE header (RFC 7515 section 4). Members of a wrong type read as empty text. */
record JoseHeader(
        String algorithm, @Nullable String type, @Nullable String kid, boolean critical) {

    static JoseHeader of(Map<String, @Nullable Object> members) {
        return new JoseHeader(
                members.get("alg") instanceof String alg ? alg : "",
                text(members, "typ"),
                text(members, "kid"),
                members.containsKey("crit"));
    }

    private static @Nullable String text(Map<String, @Nullable Object> members, String name) {
        if (!members.containsKey(name)) {
            return null;
        }
        return members.get(name) instanceof String text ? text : "";
    }

    /** {@code JWT}, {@code at+jwt} (RFC 9068 section 2.1) or nothing. */
    boolean namesAnAccessToken() {
        return type == null || type.equals("JWT") || type.equals("at+jwt");
    }
}
