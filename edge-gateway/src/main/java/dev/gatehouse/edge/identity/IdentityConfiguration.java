package dev.gatehouse.edge.identity;

import dev.gatehouse.edge.key.KeysInForce;
import dev.gatehouse.edge.policy.Policies;
import dev.gatehouse.edge.refuse.RefusalWriter;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RelayProperties.class)
class IdentityConfiguration {

    @Bean
    IdentityHeaders identityHeaders(RelayProperties relay) {
        return new IdentityHeaders(relay.headers(), relay.budget().toBytes());
    }

    @Bean
    VerifyFilter verifyFilter(Policies policies, KeysInForce keys, IdentityHeaders headers, RefusalWriter refusals) {
        return new VerifyFilter(policies, keys, headers, Clock.systemUTC(), refusals);
    }

    @Bean
    RelayFilter relayFilter(IdentityHeaders headers) {
        return new RelayFilter(new ReservedNames(headers.headers()));
    }

    @Bean
    ResponseFilter responseFilter() {
        return new ResponseFilter();
    }
}
