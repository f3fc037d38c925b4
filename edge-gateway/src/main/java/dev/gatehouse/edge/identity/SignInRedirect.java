package dev.gatehouse.edge.identity;

import dev.gatehouse.token.Refusal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Sends a person who opens a page without a session to the sign-in page, with the way back.
 *
 * @param loginUrl null: nobody is sent anywhere
 */
record SignInRedirect(@Nullable URI loginUrl) {

    private static final Set<Refusal> NO_SESSION =
            Set.of(Refusal.TOKEN_MISSING, Refusal.SESSION_MISSING, Refusal.SESSION_EXPIRED);

    /** Where to, instead of the refusal; empty for programs, which want to be told. */
    Optional<URI> instead(Refusal reason, ServerHttpRequest request) {
        String accept = request.getHeaders().getFirst("Accept");
        boolean page = request.getMethod().equals(HttpMethod.GET) && accept != null && accept.contains("text/html");
        return loginUrl != null && page && NO_SESSION.contains(reason)
                ? Optional.of(target(loginUrl, request.getURI()))
                : Optional.empty();
    }

    /** The way back has no host: a page of somebody else's could otherwise be the place that people return to. */
    private static URI target(URI login, URI asked) {
        String back = asked.getRawPath() + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery());
        String joint = login.getRawQuery() == null ? "?" : "&";
        return URI.create(login + joint + "callbackURL=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
    }
}
