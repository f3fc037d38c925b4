package dev.gatehouse.edge.cors;

import dev.gatehouse.edge.exchange.CookieMode;
import dev.gatehouse.edge.policy.Policies;
import dev.gatehouse.edge.refuse.RefusalWriter;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CorsProperties.class)
class CorsConfiguration {

    @Bean
    CorsPolicy corsPolicy(CorsProperties properties, CookieMode cookies) {
        Set<String> credentialed =
                cookies.trades() == null ? Set.of() : cookies.origins().allowed();
        return new CorsPolicy(Set.copyOf(properties.origins()), credentialed);
    }

    @Bean
    CorsFilter corsFilter(CorsPolicy policy) {
        return new CorsFilter(policy);
    }

    @Bean
    PreflightFilter preflightFilter(CorsPolicy policy, Policies policies, RefusalWriter refusals) {
        return new PreflightFilter(policy, policies, refusals);
    }
}
