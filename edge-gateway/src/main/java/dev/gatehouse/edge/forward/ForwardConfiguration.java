package dev.gatehouse.edge.forward;

import java.util.List;
import org.springframework.cloud.gateway.config.GlobalCorsProperties;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import reactor.netty.http.client.HttpClient;

@Configuration(proxyBeanMethods = false)
class ForwardConfiguration {

    @Bean
    RouteChains filteringWebHandler(List<GlobalFilter> filters) {
        return new RouteChains(filters);
    }

    @Bean
    Routes routePredicateHandlerMapping(
            RouteChains chains, RouteLocator locator, GlobalCorsProperties cors, Environment settings) {
        return new Routes(chains, locator, cors, settings);
    }

    @Bean
    TargetFilter targetFilter() {
        return new TargetFilter();
    }

    @Bean
    AnswerFilter answerFilter(Lifespan lifespan) {
        return new AnswerFilter(lifespan);
    }

    @Bean
    ForwardFilter forwardFilter(HttpClient gatewayHttpClient, Relay relay) {
        return new ForwardFilter(gatewayHttpClient, relay);
    }
}
