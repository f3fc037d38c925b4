package dev.gatehouse.adapter.client;

import dev.gatehouse.adapter.realm.Realms;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

    @Bean
    Clients clients(Realms realms) {
        return new Clients(realms.each(ClientRegistration::of));
    }
}
