package dev.gatehouse.adapter.session;

import dev.gatehouse.adapter.cookie.PercentText;
import dev.gatehouse.token.key.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * The token of a Better Auth session, and the name of the cookie it belongs in. Whoever holds it is the user: it can be
 * sent to Better Auth and sealed, and not read.
 */
public final class SessionToken {

    private final String cookieName;
    private final String token;

    SessionToken(String cookieName, String token) {
        this.cookieName = cookieName;
        this.token = token;
    }

    /** The {@code Cookie} header that Better Auth takes for its own: signed by its secret and percent-encoded. */
    String cookie(Secret secret) {
        return cookieName + "=" + PercentText.encode(token + "." + signature(token, secret));
    }

    boolean is(String other) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return (cookieName + "=" + token).getBytes(StandardCharsets.UTF_8);
    }

    static SessionToken ofBytes(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int equals = text.indexOf('=');
        return new SessionToken(text.substring(0, equals), text.substring(equals + 1));
    }

    /** Standard base64 with padding, 44 characters. */
    static String signature(String token, Secret secret) {
        return Base64.getEncoder().encodeToString(secret.sign(token.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionToken that && that.cookieName.equals(cookieName) && is(that.token);
    }

    @Override
    public int hashCode() {
        return token.hashCode();
    }

    @Override
    public String toString() {
        return "SessionToken[..]";
    }
}
