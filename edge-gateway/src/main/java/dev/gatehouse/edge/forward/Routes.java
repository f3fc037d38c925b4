package dev.gatehouse.edge.forward;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_PREDICATE_ROUTE_ATTR;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.config.GlobalCorsProperties;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.gateway.handler.RoutePredicateHandlerMapping;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.core.env.Environment;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Finds the route of a request: in a loop, because routes do not change and their predicates hardly ever wait. */
final class Routes extends RoutePredicateHandlerMapping {

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    private final RouteLocator locator;
    private volatile @Nullable List<Route> routes;

    Routes(FilteringWebHandler handler, RouteLocator locator, GlobalCorsProperties cors, Environment settings) {
        super(handler, locator, cors, settings);
        this.locator = locator;
    }

    @Override
    protected Mono<Route> lookupRoute(ServerWebExchange exchange) {
        List<Route> known = routes;
        return known == null
                ? locator.getRoutes()
                        .collectList()
                        .doOnNext(found -> routes = List.copyOf(found))
                        .flatMap(found -> choose(found, exchange))
                : choose(known, exchange);
    }

    private Mono<Route> choose(List<Route> known, ServerWebExchange exchange) {
        for (Route route : known) {
            exchange.getAttributes().put(GATEWAY_PREDICATE_ROUTE_ATTR, route.getId());
            try {
                if (!(route.getPredicate().apply(exchange) instanceof Callable<?> atOnce)) {
                    return super.lookupRoute(exchange);
                }
                if (Boolean.TRUE.equals(atOnce.call())) {
                    return Mono.just(route);
                }
            } catch (Exception e) {
                // As the gateway does: one route that is broken breaks no other.
                LOG.error("predicate failed, passing by route={}", route.getId(), e);
            }
        }
        return Mono.empty();
    }
}
