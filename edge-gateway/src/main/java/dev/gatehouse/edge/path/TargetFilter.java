package dev.gatehouse.edge.path;

import dev.gatehouse.edge.chain.Step;
import java.net.URI;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Sends the query on byte for byte. The gateway takes it apart and puts it together again, and then parameters of one
 * name stand side by side and empty ones are gone: a signed query would no longer match its signature.
 */
final class TargetFilter implements GlobalFilter, Ordered {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        URI target = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR);
        String query = exchange.getRequest().getURI().getRawQuery();
        if (query != null && !query.equals(target.getRawQuery())) {
            URI exact = URI.create(
                    target.getScheme() + "://" + target.getRawAuthority() + target.getRawPath() + "?" + query);
            exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, exact);
        }
        return chain.filter(exchange);
    }

    @Override
    public int getOrder() {
        return Step.TARGET.order();
    }
}
