package dev.gatehouse.adapter.session;

import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.realm.RealmSettings.BetterAuth;
import dev.gatehouse.adapter.realm.RealmSettings.Secure;
import dev.gatehouse.settings.InvalidSetting;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How one realm's Better Auth is asked.
 *
 * @param url     its base, without a slash at the end
 * @param timeout for all calls of one question together
 */
record SessionPolicy(String url, String cookiePrefix, Secure secure, Duration timeout) {

    private static final Pattern URL = Pattern.compile("https?://[^/?#@\\s]+(/[^?#\\s]*)?");
    private static final Pattern COOKIE_NAME = Pattern.compile("[A-Za-z0-9!#$&'*+.^_`|~-]+");

    /** Whoever asks us waits at most 5 s, so that there is time left to say that we could not find out. */
    private static final Duration TIMEOUT = Duration.ofMillis(2500);

    static SessionPolicy of(Realm realm) {
        BetterAuth betterAuth = realm.settings().betterAuth();
        String url = betterAuth.url();
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
        String prefix = betterAuth.cookie().prefix();
        if (!COOKIE_NAME.matcher(prefix).matches()) {
            throw new InvalidSetting(
                    realm.key("better-auth.cookie.prefix"),
                    "is no part of a cookie's name: write Better Auth's cookiePrefix, such as better-auth.");
        }
        return new SessionPolicy(
                url.replaceAll("/+$", ""), prefix, betterAuth.cookie().secure(), TIMEOUT);
    }
}
