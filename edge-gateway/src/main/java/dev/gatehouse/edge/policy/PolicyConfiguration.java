package dev.gatehouse.edge.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.filter.factory.GatewayFilterFactory;
import org.springframework.cloud.gateway.handler.predicate.RoutePredicateFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RoutesProperties.class, TokenProperties.class, RevocationProperties.class})
class PolicyConfiguration {

    @Bean
    RouteTable routeTable(
            RoutesProperties properties,
            List<RoutePredicateFactory<?>> predicates,
            List<GatewayFilterFactory<?>> filters,
            Environment settings) {
        NoWayAround.check(settings);
        GatewayNames names = GatewayNames.of(predicates, filters);
        properties.routes().forEach(names::check);
        return new RouteTable(properties.routes());
    }

    @Bean
    Policies policies(
            RoutesProperties properties, RouteTable table, TokenProperties token, RevocationProperties revocation) {
        Map<String, RoutePolicy> policies = new HashMap<>();
        properties
                .routes()
                .forEach((id, route) ->
                        policies.put(id, PolicyLint.policy(id, route, token.profile(), revocation.onStale())));
        return new Policies(table, policies, token.profile());
    }

    @Bean
    PoliciesEndpoint policiesEndpoint(Policies policies) {
        return new PoliciesEndpoint(policies);
    }
}
