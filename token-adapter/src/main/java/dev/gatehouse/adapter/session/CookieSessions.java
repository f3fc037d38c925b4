package dev.gatehouse.adapter.session;

import dev.gatehouse.adapter.cookie.CookieCache;
import dev.gatehouse.adapter.cookie.CookieHeader;
import dev.gatehouse.adapter.session.SessionBody.UnreadableException;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Believes Better Auth's cookies: the token is proven already, and the cache beside it must be of the same session. What
 * happened at Better Auth since it wrote the cache is not in it.
 */
final class CookieSessions {

    private final CookieCache cache;
    private final String version;

    CookieSessions(CookieCache cache, String version) {
        this.cache = cache;
        this.version = version;
    }

    /** The session of this token; empty when the cookies cannot be believed. */
    Mono<Optional<CachedSession>> find(SessionToken token, CookieHeader cookies, Instant now) {
        return cache.open(cookies, now)
                .map(found -> found.flatMap(data -> read(data, token))
                        .filter(session -> !session.session().over(now)));
    }

    private Optional<CachedSession> read(JsonNode data, SessionToken token) {
        try {
            return Optional.of(SessionBody.cached(data, token, version));
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }
}
