package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.realm.Realm;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The cookie by which pages of clients notice that somebody signed in or out elsewhere. Scripts may read it: it is a hash
 * of the session's id. Its {@code SameSite} is that of Better Auth's cookie, so that a frame sees both or neither.
 */
final class StatusCookie {

    private static final String NAME = "KEYCLOAK_SESSION";
    private static final String UNKNOWN = "unknown";

    private StatusCookie() {}

    /** That this session is signed in. */
    static ResponseCookie of(Realm realm, String sid, Duration life) {
        return cookie(realm, hash(sid)).maxAge(life).build();
    }

    /** That somebody is signed in at Better Auth, and nobody has asked yet who. */
    static ResponseCookie unknown(Realm realm) {
        return cookie(realm, UNKNOWN).build();
    }

    /** That nobody is signed in. */
    static ResponseCookie none(Realm realm) {
        return cookie(realm, "").maxAge(0).build();
    }

    static boolean isSentWith(ServerHttpRequest request) {
        return request.getCookies().containsKey(NAME);
    }

    /** Whether the browser takes this session for the one that is signed in; or whichever, if {@code sid} is empty. */
    static boolean tellsOf(ServerHttpRequest request, String sid) {
        HttpCookie sent = request.getCookies().getFirst(NAME);
        return sent != null
                && (sid.isEmpty()
                        || sent.getValue().equals(UNKNOWN)
                        || sent.getValue().equals(hash(sid)));
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(Realm realm, String value) {
        URI issuer = URI.create(realm.issuer());
        return ResponseCookie.from(NAME, value)
                .path(issuer.getPath() + "/")
                .secure("https".equals(issuer.getScheme()))
                .sameSite("Lax");
    }

    private static String hash(String sid) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-384").digest(sid.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime must provide SHA-384", e);
        }
    }
}
