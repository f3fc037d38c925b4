package dev.gatehouse.edge.body;

import dev.gatehouse.edge.policy.Policies;
import dev.gatehouse.edge.refuse.RefusalWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BodyConfiguration {

    @Bean
    BodyFilter bodyFilter(Policies policies, RefusalWriter refusals) {
        return new BodyFilter(policies, refusals);
    }
}
