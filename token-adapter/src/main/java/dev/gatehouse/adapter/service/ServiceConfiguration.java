package dev.gatehouse.adapter.service;

import dev.gatehouse.adapter.client.Clients;
import dev.gatehouse.adapter.issue.TokenIssuer;
import dev.gatehouse.adapter.revocation.Revocations;
import dev.gatehouse.adapter.signing.TokenKeys;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ServiceConfiguration {

    @Bean
    ServiceGrant serviceGrant(TokenIssuer issuer, InstantSource clock) {
        return new ServiceGrant(issuer, clock);
    }

    @Bean
    ServiceTokens serviceTokens(TokenKeys keys, Clients clients, Revocations revocations, InstantSource clock) {
        return new ServiceTokens(keys, clients, revocations, clock);
    }
}
