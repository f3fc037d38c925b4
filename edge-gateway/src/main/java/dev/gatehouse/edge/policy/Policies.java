package dev.gatehouse.edge.policy;

import java.util.Map;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.server.ServerWebExchange;

/** The policy of each route. */
public final class Policies {

    private final Map<String, RoutePolicy> byRoute;

    Policies(Map<String, RoutePolicy> byRoute) {
        this.byRoute = Map.copyOf(byRoute);
    }

    /**
     * The policy of the route that was matched.
     *
     * @throws IllegalStateException if no policy was written for it: then nobody may pass
     */
    public RoutePolicy of(ServerWebExchange exchange) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        RoutePolicy policy = byRoute.get(route.getId());
        if (policy == null) {
            throw new IllegalStateException("route " + route.getId() + " has no policy");
        }
        return policy;
    }
}
