package dev.gatehouse.adapter.session;

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

    private static final String SECURE = "__Secure-";
    private static final int SIGNATURE_LENGTH = 44;

    static SessionCookies named(SessionPolicy policy, Secret secret) {
        String plain = policy.cookiePrefix() + ".session_token";
        boolean https = policy.url().startsWith("https:");
        return switch (policy.secure()) {
            case TRUE -> new SessionCookies(List.of(SECURE + plain), SECURE + plain, secret);
            case FALSE -> new SessionCookies(List.of(plain), plain, secret);
            case AUTO -> new SessionCookies(List.of(SECURE + plain, plain), https ? SECURE + plain : plain, secret);
        };
    }

    /** The session cookie in these {@code Cookie} headers: of several with one name the first counts. */
    Optional<SignedToken> find(List<String> headers) {
        return names.stream().flatMap(name -> find(headers, name).stream()).findFirst();
    }

    private static Optional<SignedToken> find(List<String> headers, String name) {
        for (String header : headers) {
            for (String pair : header.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals >= 0 && trim(pair.substring(0, equals)).equals(name)) {
                    return Optional.of(new SignedToken(name, trim(pair.substring(equals + 1))));
                }
            }
        }
        return Optional.empty();
    }

    private static String trim(String text) {
        return text.replaceAll("^[ \\t]+|[ \\t]+$", "");
    }

    /** The token, if its signature is Better Auth's. That proves that it was issued once, not that it still lives. */
    Optional<SessionToken> verify(SignedToken presented) {
        String raw = PercentText.decode(unquoted(presented.value()));
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

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
    }
}
