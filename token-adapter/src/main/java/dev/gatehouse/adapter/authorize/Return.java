package dev.gatehouse.adapter.authorize;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The way back to a client, to an address that was found to be the client's own.
 *
 * @param state what the client wants to see again; null if it sent none
 */
public record Return(
        String redirectUri, ResponseMode mode, @Nullable String state, String issuer) {

    /** What an error comes to (RFC 6749 section 4.1.2.1), in Keycloak's order. */
    Reply error(String error, String description) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("error", error);
        if (!description.isEmpty()) {
            parameters.put("error_description", description);
        }
        if (state != null) {
            parameters.put("state", state);
        }
        parameters.put("iss", issuer);
        return new Reply(this, parameters);
    }

    /** What a code comes to (RFC 6749 section 4.1.2, RFC 9207), in Keycloak's order. */
    Reply code(String code, String sessionId) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (state != null) {
            parameters.put("state", state);
        }
        parameters.put("session_state", sessionId);
        parameters.put("iss", issuer);
        parameters.put("code", code);
        return new Reply(this, parameters);
    }

    /** An answer and its way. */
    public record Reply(Return way, Map<String, String> parameters) {

        public Reply {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }

        /** Where the browser goes, unless the answer is posted. */
        public String location() {
            String encoded = parameters.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
                    .collect(Collectors.joining("&"));
            String separator = way.mode() == ResponseMode.FRAGMENT
                    ? "#"
                    : way.redirectUri().contains("?") ? "&" : "?";
            return way.redirectUri() + separator + encoded;
        }

        private static String encode(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        /** It may hold a code. */
        @Override
        public String toString() {
            return "Reply" + parameters.keySet();
        }
    }
}
