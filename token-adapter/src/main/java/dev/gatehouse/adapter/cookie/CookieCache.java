package dev.gatehouse.adapter.cookie;

import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.realm.RealmSettings.BetterAuth;
import dev.gatehouse.adapter.realm.RealmSettings.CacheStrategy;
import dev.gatehouse.settings.InvalidSetting;
import dev.gatehouse.token.key.KeyRing;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Better Auth's {@code session_data} cookie, in which it keeps a copy of session and user for some minutes. Opened with
 * the secret, without asking anybody; only the public keys of the {@code jwks} form must be fetched from time to time.
 */
public final class CookieCache {

    private final List<String> names;
    private final CacheStrategy strategy;
    private final Map<CacheStrategy, CacheForm> forms;
    private final String issuer;
    private final @Nullable PublishedKeys keys;

    private CookieCache(Realm realm, Map<CacheStrategy, CacheForm> forms, String issuer, @Nullable PublishedKeys keys) {
        this.names = CookieNames.of(realm).of("session_data");
        this.strategy = realm.settings().betterAuth().cookieCacheStrategy();
        this.forms = forms;
        this.issuer = issuer;
        this.keys = keys;
    }

    /**
     * The cache of a realm.
     *
     * @param secrets Better Auth's, current one first
     * @param url     Better Auth's base, without a slash at the end; null when it is not to be asked
     * @throws InvalidSetting if the cache's form needs public keys, and there is nobody to fetch them from
     */
    public static CookieCache of(Realm realm, KeyRing secrets, @Nullable String url, WebClient http) {
        BetterAuth settings = realm.settings().betterAuth();
        Map<CacheStrategy, CacheForm> forms = Map.of(
                CacheStrategy.COMPACT, new CompactForm(secrets.first().secret()),
                CacheStrategy.JWT, new JwtForm(secrets.first().secret()),
                CacheStrategy.JWE, new JweForm(secrets));
        if (url != null) {
            return new CookieCache(realm, forms, issuer(settings, url), new PublishedKeys(http, url));
        }
        if (settings.cookieCacheStrategy() == CacheStrategy.JWKS) {
            throw new InvalidSetting(
                    realm.key("better-auth.url"),
                    "is missing, and the keys of cookie-cache-strategy jwks are fetched there: write where Better Auth"
                            + " answers, such as http://127.0.0.1:3000/api/auth.");
        }
        return new CookieCache(realm, forms, "", null);
    }

    private static String issuer(BetterAuth settings, String url) {
        String written = settings.cookieCacheIssuer();
        URI base = URI.create(url);
        return written == null ? base.getScheme() + "://" + base.getAuthority() : written;
    }

    /** What the cache says; empty unless Better Auth made it in the way it is set up for, and it is in date. */
    public Mono<Optional<JsonNode>> open(CookieHeader cookies, Instant now) {
        Optional<String> found =
                names.stream().flatMap(name -> cookies.whole(name).stream()).findFirst();
        return found.isEmpty() ? Mono.just(Optional.empty()) : open(found.get(), now);
    }

    private Mono<Optional<JsonNode>> open(String cookie, Instant now) {
        CacheStrategy form = formOf(cookie);
        if (strategy != CacheStrategy.AUTO && strategy != form) {
            return Mono.just(Optional.empty());
        }
        return form(form).map(opener -> opener.open(cookie, now));
    }

    /** The forms differ in their number of parts; of two that have three the type tells. */
    private static CacheStrategy formOf(String cookie) {
        return switch ((int) cookie.chars().filter(c -> c == '.').count()) {
            case 2 -> JwksForm.claimedBy(cookie) ? CacheStrategy.JWKS : CacheStrategy.JWT;
            case 4 -> CacheStrategy.JWE;
            default -> CacheStrategy.COMPACT;
        };
    }

    private Mono<CacheForm> form(CacheStrategy form) {
        CacheForm known = forms.get(form);
        return known != null
                ? Mono.just(known)
                : (keys == null ? Mono.just(List.<VerificationKey>of()) : keys.inForce())
                        .map(found -> new JwksForm(issuer, found));
    }
}
