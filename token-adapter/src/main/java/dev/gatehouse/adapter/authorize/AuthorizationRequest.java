package dev.gatehouse.adapter.authorize;

import dev.gatehouse.adapter.client.Client;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request for a code that may be granted once it is known who asks.
 *
 * @param way       back to the client
 * @param challenge of PKCE, by S256; null if none was sent
 * @param prompts   whether the user may be shown something, or must be
 * @param maxAge    how long ago the user may have signed in; null for any time
 */
record AuthorizationRequest(
        Client client,
        Return way,
        List<String> scopes,
        @Nullable String nonce,
        @Nullable String challenge,
        Set<Prompt> prompts,
        @Nullable Duration maxAge) {

    AuthorizationRequest {
        scopes = List.copyOf(scopes);
        prompts = Set.copyOf(prompts);
    }

    /** OpenID Connect Core section 3.1.2.1. */
    enum Prompt {
        /** Nothing may be shown. */
        NONE,
        /** The user has to sign in anew. */
        LOGIN
    }

    boolean isOpenId() {
        return scopes.contains("openid");
    }

    @Override
    public String toString() {
        return "AuthorizationRequest[" + client.id() + "]";
    }
}
