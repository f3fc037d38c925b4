package dev.gatehouse.edge.body;

import dev.gatehouse.edge.chain.Step;
import dev.gatehouse.edge.policy.Policies;
import dev.gatehouse.edge.refuse.RefusalWriter;
import dev.gatehouse.token.Refusal;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Refuses a body that is larger than its route takes: by its announced length before a byte of it is read, else as soon
 * as it has grown too long. Bodies pass piece by piece and are never held.
 */
final class BodyFilter implements GlobalFilter, Ordered {

    private final Policies policies;
    private final RefusalWriter refusals;

    BodyFilter(Policies policies, RefusalWriter refusals) {
        this.policies = policies;
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        long length = headers.getContentLength();
        if (length < 0 && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
            return chain.filter(exchange);
        }
        long most = policies.of(exchange).maxBody();
        if (length > most) {
            return refuse(exchange);
        }
        return length < 0 ? count(exchange, chain, most) : chain.filter(exchange);
    }

    private Mono<Void> count(ServerWebExchange exchange, GatewayFilterChain chain, long most) {
        CountedBody counted = new CountedBody(exchange.getRequest(), most);
        return chain.filter(exchange.mutate().request(counted).build())
                .onErrorResume(
                        failure -> counted.exceeded() && !exchange.getResponse().isCommitted(),
                        failure -> refuse(exchange));
    }

    private Mono<Void> refuse(ServerWebExchange exchange) {
        // The rest of the body is not worth reading only to keep the connection.
        exchange.getResponse().getHeaders().setConnection("close");
        return refusals.write(exchange, Refusal.BODY_TOO_LARGE);
    }

    @Override
    public int getOrder() {
        return Step.BODY.order();
    }
}
