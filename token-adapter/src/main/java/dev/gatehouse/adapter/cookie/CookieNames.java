package dev.gatehouse.adapter.cookie;

import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.realm.RealmSettings.Secure;
import dev.gatehouse.settings.InvalidSetting;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What one realm's Better Auth calls its cookies.
 *
 * @param prefix its {@code advanced.cookiePrefix}
 */
public record CookieNames(String prefix, Secure secure) {

    private static final String SECURE = "__Secure-";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$&'*+.^_`|~-]+");

    public static CookieNames of(Realm realm) {
        String prefix = realm.settings().betterAuth().cookie().prefix();
        if (!NAME.matcher(prefix).matches()) {
            throw new InvalidSetting(
                    realm.key("better-auth.cookie.prefix"),
                    "is no part of a cookie's name: write Better Auth's cookiePrefix, such as better-auth.");
        }
        return new CookieNames(prefix, realm.settings().betterAuth().cookie().secure());
    }

    /** What the cookie of that purpose may be called, in the order in which the names are tried. */
    public List<String> of(String purpose) {
        String plain = prefix + "." + purpose;
        return switch (secure) {
            case TRUE -> List.of(SECURE + plain);
            case FALSE -> List.of(plain);
            case AUTO -> List.of(SECURE + plain, plain);
        };
    }

    /** What it is called where nobody said so: it goes by the scheme. */
    public String of(String purpose, boolean https) {
        List<String> names = of(purpose);
        return https ? names.get(0) : names.get(names.size() - 1);
    }
}
