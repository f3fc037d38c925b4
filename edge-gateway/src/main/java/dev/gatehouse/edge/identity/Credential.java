package dev.gatehouse.edge.identity;

import dev.gatehouse.token.Refusal;
import java.util.List;

/** What a request brings to prove who is calling. */
sealed interface Credential {

    /** Nothing. */
    record None() implements Credential {}

    /** One bearer token (RFC 6750 section 2.1), not yet judged. */
    record Bearer(String token) implements Credential {
        @Override
        public String toString() {
            return "Bearer[" + token.length() + " characters]";
        }
    }

    /** Something that cannot be judged. */
    record Unusable(Refusal reason) implements Credential {}

    None NONE = new None();

    /** Reads all {@code Authorization} headers of a request. */
    static Credential parse(List<String> authorization) {
        if (authorization.isEmpty()) {
            return NONE;
        }
        // The gateway would forward both, and the backend might believe the one that was not checked.
        if (authorization.size() > 1) {
            return new Unusable(Refusal.CREDENTIALS_AMBIGUOUS);
        }
        String value = authorization.get(0).strip();
        int space = value.indexOf(' ');
        String scheme = space < 0 ? value : value.substring(0, space);
        if (space < 0 || !scheme.equalsIgnoreCase("Bearer")) {
            return new Unusable(Refusal.TOKEN_MALFORMED);
        }
        String token = value.substring(space + 1).strip();
        return hasSeparator(token) ? new Unusable(Refusal.CREDENTIALS_AMBIGUOUS) : new Bearer(token);
    }

    private static boolean hasSeparator(String token) {
        return token.chars().anyMatch(c -> c == ' ' || c == ',' || c == '\t' || c == ';');
    }
}
