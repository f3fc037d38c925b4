package dev.gatehouse.adapter.session;

import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.realm.RealmSettings.BetterAuth;
import dev.gatehouse.adapter.realm.RealmSettings.Source;
import dev.gatehouse.settings.InvalidSetting;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How one realm's Better Auth is asked.
 *
 * @param url     its base, without a slash at the end
 * @param origin  of the pages whose calls it trusts
 * @param timeout for all calls of one question together
 */
record SessionPolicy(String url, String origin, Duration timeout) {

    private static final Pattern URL = Pattern.compile("https?://[^/?#@\\s]+(/[^?#\\s]*)?");

    /** Whoever asks us waits at most 5 s, so that there is time left to say that we could not find out. */
    private static final Duration TIMEOUT = Duration.ofMillis(2500);

    /** Empty for a realm that knows its sessions from their cookies alone. */
    static Optional<SessionPolicy> of(Realm realm) {
        BetterAuth betterAuth = realm.settings().betterAuth();
        String url = betterAuth.url();
        if (url == null && betterAuth.sessionSource() == Source.COOKIE_CACHE) {
            return Optional.empty();
        }
        if (url == null) {
            throw new InvalidSetting(
                    realm.key("better-auth.url"),
                    "is missing: write where Better Auth answers, such as http://127.0.0.1:3000/api/auth.");
        }
        if (!URL.matcher(url).matches()) {
            throw new InvalidSetting(
                    realm.key("better-auth.url"),
                    "is " + url + ": write an http or https address, such as http://127.0.0.1:3000/api/auth.");
        }
        return Optional.of(new SessionPolicy(url.replaceAll("/+$", ""), origin(betterAuth, url), TIMEOUT));
    }

    /** The sign-in page's, for the URL may be one that only servers know. */
    private static String origin(BetterAuth betterAuth, String url) {
        String page = betterAuth.loginUrl() == null ? url : betterAuth.loginUrl();
        return page.replaceFirst("^(https?://[^/?#]+).*$", "$1");
    }
}
