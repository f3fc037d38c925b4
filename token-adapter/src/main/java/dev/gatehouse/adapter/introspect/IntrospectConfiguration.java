package dev.gatehouse.adapter.introspect;

import dev.gatehouse.adapter.issue.TokenIssuer;
import dev.gatehouse.adapter.refresh.LiveTokens;
import dev.gatehouse.adapter.refresh.RefreshInspection;
import dev.gatehouse.adapter.service.ServiceTokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IntrospectConfiguration {

    @Bean
    Bearers bearers(LiveTokens tokens, ServiceTokens services) {
        return new Bearers(tokens, services);
    }

    @Bean
    Introspection introspection(Bearers bearers, RefreshInspection refreshTokens, TokenIssuer issuer) {
        return new Introspection(bearers, refreshTokens, issuer);
    }
}
