package dev.gatehouse.adapter.issue;

import dev.gatehouse.adapter.key.AdapterKeys;
import dev.gatehouse.token.TokenMinter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IssueConfiguration {

    @Bean
    TokenIssuer tokenIssuer(AdapterKeys keys) {
        return new TokenIssuer(
                keys.access()::minter,
                new TokenMinter(keys.refresh()),
                keys.single() ? AccessClaims::guarded : AccessClaims::of);
    }
}
