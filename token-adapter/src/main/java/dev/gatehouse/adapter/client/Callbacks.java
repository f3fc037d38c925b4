package dev.gatehouse.adapter.client;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where browsers may be sent for a client.
 *
 * @param redirectUris   with a code
 * @param postLogoutUris after log-out
 * @param needsChallenge whether it gets no code without PKCE (RFC 7636)
 */
public record Callbacks(List<RedirectUri> redirectUris, List<RedirectUri> postLogoutUris, boolean needsChallenge) {

    public Callbacks {
        redirectUris = List.copyOf(redirectUris);
        postLogoutUris = List.copyOf(postLogoutUris);
    }

    /** Whether a code may be sent there. */
    public boolean takesCodes(String uri) {
        return redirectUris.stream().anyMatch(one -> one.matches(uri));
    }

    /** Whether a browser may be sent there after log-out. */
    public boolean takesLeavers(String uri) {
        return postLogoutUris.stream().anyMatch(one -> one.matches(uri));
    }

    Set<String> origins() {
        return redirectUris.stream()
                .map(RedirectUri::origin)
                .filter(origin -> !origin.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
