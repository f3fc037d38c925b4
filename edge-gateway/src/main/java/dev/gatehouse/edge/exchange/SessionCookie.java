package dev.gatehouse.edge.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What the {@code Cookie} headers of a request hold of a Better Auth session. */
public sealed interface SessionCookie {

    /** No session cookie. */
    record Absent() implements SessionCookie {}

    /** Two of the same name: the adapter might look at one and the backend's framework at the other. */
    record Ambiguous() implements SessionCookie {}

    /**
     * One session cookie.
     *
     * @param token what stands behind the equals sign of {@code session_token}, as it came
     * @param all   all cookies of Better Auth, as a {@code Cookie} header
     */
    record Present(String token, String all) implements SessionCookie {

        /** Names the session in memory, without being of use to whoever reads the memory. */
        String key() {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
                return Base64.getEncoder().encodeToString(hash);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java runtime must provide SHA-256", e);
            }
        }

        @Override
        public String toString() {
            return "Present[" + token.length() + " characters]";
        }
    }
}
