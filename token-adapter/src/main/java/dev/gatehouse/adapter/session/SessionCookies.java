package dev.gatehouse.adapter.session;

import dev.gatehouse.adapter.cookie.CookieHeader;
import dev.gatehouse.adapter.cookie.CookieNames;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.token.key.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * Finds and verifies Better Auth's {@code session_token} cookie as Better Auth itself does.
 *
 * @param names    what the cookie may be called, in the order in which they are tried
 * @param sentAs   what a token without a cookie is sent as
 * @param secret   Better Auth's current secret; older ones do not count for this cookie
 */
record SessionCookies(List<String> names, String sentAs, Secret secret) {

    private static final String PURPOSE = "session_token";
    private static final int SIGNATURE_LENGTH = 44;

    static SessionCookies of(Realm realm, Secret secret) {
        CookieNames names = CookieNames.of(realm);
        String url = realm.settings().betterAuth().url();
        boolean https = url != null && url.startsWith("https:");
        return new SessionCookies(names.of(PURPOSE), names.of(PURPOSE, https), secret);
    }

    /** The session cookie among these. */
    Optional<SignedToken> find(CookieHeader cookies) {
        return names.stream()
                .flatMap(name -> cookies.first(name).map(value -> new SignedToken(name, value)).stream())
                .findFirst();
    }

    /** The token, if its signature is Better Auth's. That proves that it was issued once, not that it still lives. */
    Optional<SessionToken> verify(SignedToken presented) {
        String raw = CookieHeader.decode(presented.value());
        int dot = raw.lastIndexOf('.');
        if (dot < 1) {
            return Optional.empty();
        }
        String token = raw.substring(0, dot);
        String signature = raw.substring(dot + 1);
        if (signature.length() != SIGNATURE_LENGTH || !signature.endsWith("=")) {
            return Optional.empty();
        }
        boolean ours = MessageDigest.isEqual(
                SessionToken.signature(token, secret).getBytes(StandardCharsets.UTF_8),
                signature.getBytes(StandardCharsets.UTF_8));
        return ours ? Optional.of(new SessionToken(presented.cookieName(), token)) : Optional.empty();
    }
}
