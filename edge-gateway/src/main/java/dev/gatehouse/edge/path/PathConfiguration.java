package dev.gatehouse.edge.path;

import dev.gatehouse.edge.refuse.RefusalWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PathConfiguration {

    @Bean
    PathFirewall pathFirewall(RefusalWriter refusals) {
        return new PathFirewall(refusals);
    }
}
