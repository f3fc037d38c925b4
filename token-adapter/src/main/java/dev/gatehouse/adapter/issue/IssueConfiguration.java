package dev.gatehouse.adapter.issue;

import dev.gatehouse.adapter.key.AdapterKeys;
import dev.gatehouse.adapter.signing.TokenKeys;
import dev.gatehouse.token.TokenMinter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IssueConfiguration {

    @Bean
    TokenIssuer tokenIssuer(AdapterKeys keys, TokenKeys minters) {
        return new TokenIssuer(
                order -> minters.access(order.realm(), order.clientId()),
                order -> minters.id(order.realm(), order.clientId()),
                new TokenMinter(keys.refresh()),
                keys.single() ? AccessClaims::guarded : AccessClaims::of);
    }
}
