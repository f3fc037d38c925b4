package dev.gatehouse.edge.forward;

import dev.gatehouse.edge.chain.Step;
import dev.gatehouse.edge.policy.UpstreamPolicy;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Says where a request goes: to the server of its route, with its own path and query byte for byte.
 *
 * <p>It stands in place of the gateway's own, which takes the query apart and puts it together again: parameters of one
 * name would stand side by side and empty ones be gone, and a signed query no longer match its signature.
 */
final class TargetFilter implements GlobalFilter, Ordered {

    /** Scheme and authority of the servers, which come from the configuration. */
    private final Map<URI, String> servers = new ConcurrentHashMap<>();

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        URI asked = exchange.getRequest().getURI();
        String query = asked.getRawQuery();
        String target = servers.computeIfAbsent(route.getUri(), TargetFilter::server)
                + stripped(asked.getRawPath(), UpstreamPolicy.of(exchange).stripPrefix());
        exchange.getAttributes()
                .put(
                        ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR,
                        URI.create(query == null ? target : target + "?" + query));
        return chain.filter(exchange);
    }

    /** The path without its first segments; no path has an empty one here. */
    static String stripped(String path, int segments) {
        int from = 0;
        for (int i = 0; i < segments && from >= 0; i++) {
            from = path.indexOf('/', from + 1);
        }
        return from < 0 ? "/" : path.substring(from);
    }

    private static String server(URI to) {
        return to.getScheme() + "://" + to.getRawAuthority();
    }

    @Override
    public int getOrder() {
        return Step.TARGET.order();
    }
}
