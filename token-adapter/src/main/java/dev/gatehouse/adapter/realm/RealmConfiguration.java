package dev.gatehouse.adapter.realm;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RealmProperties.class)
class RealmConfiguration {

    @Bean
    Realms realms(RealmProperties properties) {
        return new Realms(properties);
    }
}
