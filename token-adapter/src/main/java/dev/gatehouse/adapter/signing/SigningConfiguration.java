package dev.gatehouse.adapter.signing;

import dev.gatehouse.adapter.key.AdapterKeys;
import dev.gatehouse.adapter.key.Seal;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.realm.Realms;
import dev.gatehouse.adapter.realm.TokenAlgorithm;
import dev.gatehouse.adapter.store.Store;
import dev.gatehouse.settings.InvalidSetting;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SigningConfiguration {

    private static final String LABEL = "gatehouse/signing-keys";

    @Bean
    TokenKeys tokenKeys(Realms realms, AdapterKeys keys, Store store, InstantSource clock) {
        Seal seal = new Seal(keys.betterAuth(), LABEL);
        return new TokenKeys(realms.each(realm -> keys(realm, store, seal)), keys.access(), clock);
    }

    @Bean
    SigningHealth signingKeysHealthIndicator(Realms realms, TokenKeys keys) {
        return new SigningHealth(realms, keys);
    }

    @Bean
    IdTokenHints idTokenHints(TokenKeys keys) {
        return new IdTokenHints(keys);
    }

    private static RealmKeys keys(Realm realm, Store store, Seal seal) {
        SigningPolicy policy = SigningPolicy.of(realm);
        List<String> pem = realm.settings().signingKeys().pem();
        return pem.isEmpty()
                ? new RealmKeys(new KeptKeys(realm, policy, store, seal)::load)
                : RealmKeys.given(given(realm, pem));
    }

    private static RealmKeySet given(Realm realm, List<String> pem) {
        RealmKeySet set =
                new RealmKeySet(pem.stream().map(file -> read(realm, file)).toList());
        realm.settings().clients().forEach((id, client) -> {
            demand(realm, set, "clients." + id + ".access-token-alg", client.accessTokenAlg());
            demand(realm, set, "clients." + id + ".id-token-alg", client.idTokenAlg());
        });
        return set;
    }

    private static RealmKey read(Realm realm, String file) {
        try {
            return KeyMaker.read(Path.of(file));
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting(
                    realm.key("signing-keys.pem"),
                    "names " + file + ", which " + e.getMessage()
                            + ": write PEM files, each of one RSA key of 2048 bits or more, or one P-256 key.");
        }
    }

    private static void demand(Realm realm, RealmKeySet set, String setting, TokenAlgorithm algorithm) {
        if (algorithm != TokenAlgorithm.HS256
                && set.signer(algorithm, Instant.EPOCH).isEmpty()) {
            throw new InvalidSetting(
                    realm.key(setting),
                    "is " + algorithm + ", and signing-keys.pem has no key for that: add one, or write another.");
        }
    }
}
