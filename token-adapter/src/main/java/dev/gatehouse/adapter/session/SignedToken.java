package dev.gatehouse.adapter.session;

/**
 * A session token with its signature as somebody presented it; nothing about it is proven yet.
 *
 * @param cookieName the cookie it came in, or belongs in
 * @param value      encoded or not
 */
public record SignedToken(String cookieName, String value) {
    @Override
    public String toString() {
        return "SignedToken[" + cookieName + "]";
    }
}
