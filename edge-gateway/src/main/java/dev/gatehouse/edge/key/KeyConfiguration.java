package dev.gatehouse.edge.key;

import dev.gatehouse.edge.adapter.Adapter;
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
    KeysInForce keysInForce(Environment environment) {
        TokenSecrets secrets = new TokenSecrets(environment);
        if (secrets.single()) {
            LOG.warn("one secret serves Better Auth and access tokens: whoever verifies tokens with it can also forge"
                    + " sessions. Set GATEHOUSE_TOKEN_SECRETS to separate them.");
        }
        return new KeysInForce(secrets.tokens());
    }

    @Bean
    KeyPoller keyPoller(KeysInForce keys, Environment environment, ObjectProvider<Adapter> adapter) {
        KeyPoller poller = new KeyPoller(keys);
        new TokenSecrets(environment).file().ifPresent(poller::follow);
        adapter.ifAvailable(poller::follow);
        return poller;
    }
}
