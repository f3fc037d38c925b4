package dev.gatehouse.edge.refuse;

import dev.gatehouse.edge.chain.Step;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** First of all filters: whatever happens to a request, its answer names it. */
final class RequestIdFilter implements WebFilter, Ordered {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().getHeaders().set(RequestId.HEADER, RequestId.assign(exchange));
        return chain.filter(exchange);
    }

    @Override
    public int getOrder() {
        return Step.REQUEST_ID.order();
    }
}
