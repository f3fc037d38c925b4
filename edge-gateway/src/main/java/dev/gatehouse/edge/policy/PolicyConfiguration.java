package dev.gatehouse.edge.policy;

import dev.gatehouse.settings.InvalidSetting;
import dev.gatehouse.token.TokenProfile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.filter.factory.GatewayFilterFactory;
import org.springframework.cloud.gateway.handler.predicate.RoutePredicateFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RoutesProperties.class, TokenProperties.class})
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
    Policies policies(RoutesProperties properties, TokenProperties token) {
        Map<String, RoutePolicy> policies = new HashMap<>();
        properties.routes().forEach((id, route) -> policies.put(id, policy(id, route, token.profile())));
        return new Policies(policies);
    }

    private static RoutePolicy policy(String id, RouteSettings route, TokenProfile profile) {
        boolean demanding = !route.roles().isEmpty() || !route.scopes().isEmpty() || route.audience() != null;
        if (demanding && route.access() == Access.PUBLIC) {
            throw new InvalidSetting(
                    "gatehouse.routes." + id + ".access",
                    "is public, where nobody is asked for roles, scopes or an audience: write required, or take those away.");
        }
        return new RoutePolicy(
                id,
                route.access(),
                new HashSet<>(route.roles()),
                new HashSet<>(route.scopes()),
                route.audience() == null ? profile : profile.withAudience(route.audience()));
    }
}
