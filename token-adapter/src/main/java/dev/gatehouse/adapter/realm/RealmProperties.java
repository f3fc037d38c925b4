package dev.gatehouse.adapter.realm;

import dev.gatehouse.settings.InvalidSetting;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The realms as they were written, with what concerns a realm as a whole checked.
 *
 * @param baseUrl where clients reach the adapter; issuers begin with it, so it has no slash at its end
 * @param realms  by name
 */
@ConfigurationProperties("gatehouse")
record RealmProperties(
        @Nullable String baseUrl, @DefaultValue Map<String, RealmSettings> realms) {

    private static final Pattern BASE_URL = Pattern.compile("https?://[^/?#@\\s]+(/[^?#\\s]*[^/?#\\s])?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Duration LEAST_ACCESS = Duration.ofMinutes(1);
    private static final Duration LONGEST_REFRESH = Duration.ofDays(90);
    private static final Duration LONGEST_ACCESS = Duration.ofHours(1);
    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(1);

    RealmProperties {
        if (baseUrl == null) {
            throw new InvalidSetting(
                    "gatehouse.base-url",
                    "is missing: write the address at which clients reach the adapter, such as http://127.0.0.1:8081.");
        }
        if (!BASE_URL.matcher(baseUrl).matches() || !parses(baseUrl)) {
            throw new InvalidSetting(
                    "gatehouse.base-url",
                    "is " + baseUrl + ": write an http or https address without a slash at its end,"
                            + " such as http://127.0.0.1:8081.");
        }
        if (realms.isEmpty()) {
            throw new InvalidSetting(
                    "gatehouse.realms", "is empty: write at least one realm, such as gatehouse.realms.main.");
        }
        realms = Map.copyOf(realms);
        realms.forEach(RealmProperties::check);
    }

    /** The base URL, which is there once the checks have passed. */
    String base() {
        return baseUrl == null ? "" : baseUrl;
    }

    private static void check(String name, RealmSettings realm) {
        String key = "gatehouse.realms." + name;
        if (!NAME.matcher(name).matches()) {
            throw new InvalidSetting(key, "stands in the path: write 1 to 64 letters, digits, dots or dashes.");
        }
        if (realm.accessToken().compareTo(LEAST_ACCESS) < 0
                || realm.accessToken().compareTo(LONGEST_ACCESS) > 0) {
            throw invalid(key + ".access-token", realm.accessToken(), "1m to 1h, such as 15m");
        }
        if (realm.refreshToken().compareTo(LONGEST_REFRESH) > 0) {
            throw invalid(key + ".refresh-token", realm.refreshToken(), "up to 90d, such as 7d");
        }
        if (realm.refreshToken().compareTo(realm.accessToken()) < 0) {
            throw invalid(key + ".refresh-token", realm.refreshToken(), "more than access-token, such as 7d");
        }
        if (realm.replayWindow().isNegative() || realm.replayWindow().compareTo(LONGEST_WINDOW) > 0) {
            throw invalid(key + ".replay-window", realm.replayWindow(), "0s to 1m, such as 10s");
        }
        if (realm.staleIfError().isNegative() || realm.staleIfError().compareTo(realm.refreshToken()) > 0) {
            throw invalid(key + ".stale-if-error", realm.staleIfError(), "0s up to refresh-token, such as 1h");
        }
    }

    private static InvalidSetting invalid(String key, Duration value, String write) {
        return new InvalidSetting(key, "is " + value.toSeconds() + "s: write " + write + ".");
    }

    private static boolean parses(String url) {
        try {
            return URI.create(url).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
