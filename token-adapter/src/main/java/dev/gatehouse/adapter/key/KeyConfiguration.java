package dev.gatehouse.adapter.key;

import dev.gatehouse.settings.InvalidSetting;
import dev.gatehouse.settings.SecretsWatch;
import dev.gatehouse.settings.TokenSecrets;
import dev.gatehouse.token.key.KeyRing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    private static final Logger log = LoggerFactory.getLogger(KeyConfiguration.class);

    @Bean
    TokenSecrets tokenSecrets(Environment environment) {
        return new TokenSecrets(environment);
    }

    @Bean
    AdapterKeys adapterKeys(TokenSecrets secrets) {
        KeyRing betterAuth = secrets.betterAuth()
                .orElseThrow(() -> new InvalidSetting(
                        "BETTER_AUTH_SECRET",
                        "is missing: write Better Auth's own secret, on which refresh tokens and the store depend."));
        if (secrets.single()) {
            log.warn("single-secret mode: BETTER_AUTH_SECRET signs access tokens too, so whoever verifies them can also"
                    + " forge sessions at Better Auth; set GATEHOUSE_TOKEN_SECRETS=k1:<32 bytes or more> to separate"
                    + " the two");
        }
        return new AdapterKeys(new KeysInForce(secrets.tokens()), betterAuth, secrets.single());
    }

    @Bean
    SecretsWatch secretsWatch(TokenSecrets secrets, AdapterKeys keys) {
        return new SecretsWatch(secrets, keys.access()::share);
    }
}
