package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.IssuedTokens;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import dev.gatehouse.adapter.realm.Realm;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of Keycloak's answers, member by member in its order. */
final class Answers {

    private static final String ACCESS_TOKEN_TYPE = "urn:ietf:params:oauth:token-type:access_token";

    private Answers() {}

    /** The body of a refusal; Keycloak leaves the description out where it has none. */
    static Map<String, Object> error(Denied denied) {
        Denial reason = denied.reason();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", reason.error());
        if (!reason.description().isEmpty()) {
            body.put("error_description", reason.description() + denied.detail());
        }
        return body;
    }

    /** {@code WWW-Authenticate}, which says nothing more where no token came. */
    static String challenge(Realm realm, Denial reason) {
        String challenge = "Bearer realm=\"" + realm.name() + "\"";
        return reason.description().isEmpty()
                ? challenge
                : challenge + ", error=\"" + reason.error() + "\", error_description=\"" + reason.description() + "\"";
    }

    static Map<String, Object> tokens(IssuedTokens tokens, Instant now) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", tokens.access());
        body.put("expires_in", secondsTo(tokens.accessEnds(), now));
        body.put("refresh_expires_in", secondsTo(tokens.refreshEnds(), now));
        if (tokens.refresh() != null) {
            body.put("refresh_token", tokens.refresh());
        }
        body.put("token_type", "Bearer");
        if (tokens.id() != null) {
            body.put("id_token", tokens.id());
        }
        body.put("not-before-policy", 0);
        if (!tokens.sessionId().isEmpty()) {
            body.put("session_state", tokens.sessionId());
        }
        body.put("scope", tokens.scope());
        return body;
    }

    static Map<String, Object> exchanged(IssuedTokens tokens, Instant now) {
        Map<String, Object> body = tokens(tokens, now);
        body.put("issued_token_type", ACCESS_TOKEN_TYPE);
        return body;
    }

    /** Whole seconds as the token's own claims count them, so that {@code exp} is {@code iat} plus this. */
    private static long secondsTo(@Nullable Instant end, Instant now) {
        return end == null ? 0 : Math.max(0, end.getEpochSecond() - now.getEpochSecond());
    }
}
