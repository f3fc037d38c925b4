package dev.gatehouse.settings;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

@AutoConfiguration
class SettingsAutoConfiguration {

    @Bean
    static KnownSettings knownSettings(ConfigurableEnvironment environment) {
        return new KnownSettings(environment);
    }
}
