package dev.gatehouse.adapter.realm;

/**
 * One realm: a name in the path, an issuer of tokens, a set of clients.
 *
 * @param issuer {@code iss} of its tokens: the base URL and the realm's path, without a slash at the end
 */
public record Realm(String name, String issuer, RealmSettings settings) {

    /** The whole name of one of this realm's settings, for messages. */
    public String key(String setting) {
        return "gatehouse.realms." + name + "." + setting;
    }
}
