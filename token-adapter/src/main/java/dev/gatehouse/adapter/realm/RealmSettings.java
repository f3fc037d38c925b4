package dev.gatehouse.adapter.realm;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What was written about one realm.
 *
 * @param accessToken  how long an access token lives, at most 1 h
 * @param refreshToken how long a family lives without a sign of life from the session
 * @param replayWindow how long a rotated refresh token still fetches the newest pair
 * @param signingKeys  the realm's own key pairs
 * @param clientRoles  what a role means at clients: role, client, the roles there
 * @param staleIfError how long the last confirmed identity serves while Better Auth cannot be asked
 */
public record RealmSettings(
        @DefaultValue BetterAuth betterAuth,
        @DefaultValue("15m") Duration accessToken,
        @DefaultValue("7d") Duration refreshToken,
        @DefaultValue("10s") Duration replayWindow,
        @DefaultValue("1h") Duration staleIfError,
        @DefaultValue SigningKeys signingKeys,
        @DefaultValue Map<String, ClientSettings> clients,
        @DefaultValue Map<String, Map<String, List<String>>> clientRoles) {

    public RealmSettings {
        clients = Map.copyOf(clients);
        clientRoles = Map.copyOf(clientRoles);
    }

    /**
     * The keys of ID tokens, and of access tokens of clients that ask for RS256 or ES256.
     *
     * @param pem      files of PEM, in place of keys that are made and kept in the store
     * @param lifetime how long a key that was made here signs, 2 d or more
     */
    public record SigningKeys(
            @DefaultValue List<String> pem,
            @DefaultValue("90d") Duration lifetime) {
        public SigningKeys {
            pem = List.copyOf(pem);
        }
    }

    /**
     * Where the realm's users sign in.
     *
     * @param url                 Better Auth's base, such as {@code http://127.0.0.1:3000/api/auth}
     * @param loginUrl            the page where people sign in; it gets {@code callbackURL}, the way back
     * @param cookieCacheVersion  its {@code session.cookieCache.version}; a cache of another version is void
     * @param cookieCacheStrategy its {@code session.cookieCache.strategy}
     * @param cookieCacheIssuer   the {@code iss} of a cache that its jwt plugin signed; null for the origin of the URL
     * @param signOutOnLogout     whether a log-out here signs out there too
     * @param eventsSecret        what our plugin there signs events with; without it none are taken
     */
    public record BetterAuth(
            @Nullable String url,
            @DefaultValue("remote") Source sessionSource,
            @Nullable String loginUrl,
            @DefaultValue("1") String cookieCacheVersion,
            @DefaultValue("auto") CacheStrategy cookieCacheStrategy,
            @Nullable String cookieCacheIssuer,
            @DefaultValue("true") boolean signOutOnLogout,
            @Nullable HiddenText eventsSecret,
            @DefaultValue Cookie cookie) {}

    /** Who says whether a session lives. */
    public enum Source {
        /** Better Auth itself, by its {@code get-session}. */
        REMOTE,
        /** Its cookies; itself only where they cannot be believed, and where it has an address. */
        COOKIE_CACHE
    }

    /** How Better Auth protects its cache cookie. */
    public enum CacheStrategy {
        /** In any of these ways; the cookie's form tells. */
        AUTO,
        COMPACT,
        JWT,
        JWE,
        /** As {@code jwt}, signed by the key of its jwt plugin. */
        JWKS
    }

    /**
     * What Better Auth's cookies are called.
     *
     * @param prefix its {@code advanced.cookiePrefix}
     */
    public record Cookie(
            @DefaultValue("better-auth") String prefix,
            @DefaultValue("auto") Secure secure) {}

    /** Whether cookie names begin with {@code __Secure-}. */
    public enum Secure {
        /** Both names are read; a bare token is sent under the one that suits the URL's scheme. */
        AUTO,
        TRUE,
        FALSE
    }
}
