package dev.gatehouse.edge.key;

import dev.gatehouse.edge.adapter.Adapter;
import dev.gatehouse.settings.SecretsWatch;
import dev.gatehouse.settings.TokenSecrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeyProperties.class)
class KeyConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(KeyConfiguration.class);

    @Bean
    TokenSecrets tokenSecrets(Environment environment) {
        return new TokenSecrets(environment);
    }

    @Bean
    KeysInForce keysInForce(TokenSecrets secrets) {
        if (secrets.single()) {
            LOG.warn("one secret serves Better Auth and access tokens: whoever verifies tokens with it can also forge"
                    + " sessions. Set GATEHOUSE_TOKEN_SECRETS to separate them.");
        }
        return new KeysInForce(secrets.tokens());
    }

    @Bean
    SecretsWatch secretsWatch(TokenSecrets secrets, KeysInForce keys) {
        return new SecretsWatch(secrets, keys::share);
    }

    @Bean
    KeyPoller keyPoller(KeysInForce keys, ObjectProvider<Adapter> adapter) {
        KeyPoller poller = new KeyPoller(keys);
        adapter.ifAvailable(poller::follow);
        return poller;
    }
}
