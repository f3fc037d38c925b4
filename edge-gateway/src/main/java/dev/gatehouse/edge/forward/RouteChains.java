package dev.gatehouse.edge.forward;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Walks a request through the filters of its route.
 *
 * <p>The gateway's own puts a deferral before each filter, for filters that subscribe to the rest of the chain again.
 * None of ours does, so a route without filters of its own goes without.
 */
final class RouteChains extends FilteringWebHandler {

    private final Map<String, List<GatewayFilter>> chains = new ConcurrentHashMap<>();

    RouteChains(List<GlobalFilter> filters) {
        super(filters, true);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        if (!route.getFilters().isEmpty()) {
            return super.handle(exchange);
        }
        List<GatewayFilter> filters = chains.computeIfAbsent(route.getId(), id -> getCombinedFilters(route));
        return new Rest(filters, 0).filter(exchange);
    }

    private static final class Rest implements GatewayFilterChain {

        private final List<GatewayFilter> filters;
        private final int next;

        Rest(List<GatewayFilter> filters, int next) {
            this.filters = filters;
            this.next = next;
        }

        @Override
        public Mono<Void> filter(ServerWebExchange exchange) {
            return next == filters.size()
                    ? Mono.empty()
                    : filters.get(next).filter(exchange, new Rest(filters, next + 1));
        }
    }
}
