package dev.gatehouse.adapter.realm;

import dev.gatehouse.adapter.realm.RealmSettings.BetterAuth;
import dev.gatehouse.adapter.realm.RealmSettings.CacheStrategy;
import dev.gatehouse.adapter.realm.RealmSettings.Cookie;
import dev.gatehouse.adapter.realm.RealmSettings.Secure;
import dev.gatehouse.adapter.realm.RealmSettings.SigningKeys;
import dev.gatehouse.adapter.realm.RealmSettings.Source;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A realm for tests that need nothing in particular of it. */
public final class TestRealm {

    private TestRealm() {}

    public static Realm at(String issuer) {
        return at(
                issuer,
                new BetterAuth(
                        null,
                        Source.REMOTE,
                        null,
                        "1",
                        CacheStrategy.AUTO,
                        null,
                        true,
                        null,
                        new Cookie("better-auth", Secure.AUTO)));
    }

    public static Realm at(String issuer, BetterAuth betterAuth) {
        Duration any = Duration.ofMinutes(1);
        SigningKeys keys = new SigningKeys(List.of(), Duration.ofDays(90));
        return new Realm("main", issuer, new RealmSettings(betterAuth, any, any, any, any, keys, Map.of(), Map.of()));
    }
}
