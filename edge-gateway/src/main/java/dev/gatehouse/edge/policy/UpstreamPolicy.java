package dev.gatehouse.edge.policy;

import java.time.Duration;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.server.ServerWebExchange;

/**
 * How the backend of a route is called.
 *
 * @param route          the name of the route
 * @param stripPrefix    how many segments of the path stay here
 * @param timeout        how long it may take from the end of the request to the beginning of its answer
 * @param retries        how often a request that may be repeated is sent again
 * @param circuitBreaker whether a backend that keeps failing is left alone for a while
 */
public record UpstreamPolicy(String route, int stripPrefix, Duration timeout, int retries, boolean circuitBreaker) {

    /** Under this name it travels with the route. */
    static final String METADATA = "gatehouse.upstream";

    /**
     * The policy of the route that was matched.
     *
     * @throws IllegalStateException if the route is none of ours
     */
    public static UpstreamPolicy of(ServerWebExchange exchange) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        if (route.getMetadata().get(METADATA) instanceof UpstreamPolicy policy) {
            return policy;
        }
        throw new IllegalStateException("route " + route.getId() + " does not say how to call its backend");
    }
}
