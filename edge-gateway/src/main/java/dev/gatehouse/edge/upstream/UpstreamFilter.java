package dev.gatehouse.edge.upstream;

import dev.gatehouse.edge.chain.Step;
import dev.gatehouse.edge.policy.UpstreamPolicy;
import dev.gatehouse.edge.refuse.RefusalWriter;
import dev.gatehouse.token.Refusal;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

/**
 * Calls the backend until the head of its answer is there, which later filters then send to the client. Up to that
 * point another try is possible, and nobody has seen anything.
 */
final class UpstreamFilter implements GlobalFilter, Ordered {

    private final Circuits circuits;
    private final RefusalWriter refusals;

    UpstreamFilter(Circuits circuits, RefusalWriter refusals) {
        this.circuits = circuits;
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if ("websocket".equalsIgnoreCase(exchange.getRequest().getHeaders().getUpgrade())) {
            // It ends when the conversation does, which may take days.
            return chain.filter(exchange);
        }
        UpstreamPolicy policy = UpstreamPolicy.of(exchange);
        int retries = policy.retries() > 0 && Repeatable.request(exchange.getRequest()) ? policy.retries() : 0;
        Mono<Void> answer = attempt(exchange, chain, policy, retries);
        return policy.circuitBreaker()
                ? answer.onErrorResume(CircuitOpenException.class, open -> refuse(exchange, open))
                : answer;
    }

    private Mono<Void> refuse(ServerWebExchange exchange, CircuitOpenException open) {
        return refusals.write(exchange, Refusal.UPSTREAM_CIRCUIT_OPEN, open.remaining());
    }

    private Mono<Void> attempt(ServerWebExchange exchange, GatewayFilterChain chain, UpstreamPolicy policy, int left) {
        Mono<Void> call = guarded(exchange, chain, policy);
        if (left == 0) {
            return call;
        }
        return call.then(Mono.fromSupplier(
                        () -> Repeatable.status(exchange.getResponse().getStatusCode())))
                .onErrorResume(Repeatable::failure, failure -> Mono.just(true))
                .flatMap(again -> again ? again(exchange, chain, policy, left - 1) : Mono.empty());
    }

    private Mono<Void> again(ServerWebExchange exchange, GatewayFilterChain chain, UpstreamPolicy policy, int left) {
        forget(exchange);
        return attempt(exchange, chain, policy, left);
    }

    private Mono<Void> guarded(ServerWebExchange exchange, GatewayFilterChain chain, UpstreamPolicy policy) {
        if (!policy.circuitBreaker()) {
            return timed(exchange, chain, policy);
        }
        return Mono.defer(() -> {
            Circuit circuit = circuits.of(policy.route());
            return circuit.admits()
                    ? timed(exchange, chain, policy)
                            .doOnSuccess(done ->
                                    circuit.answered(exchange.getResponse().getStatusCode()))
                            .doOnError(circuit::failed)
                            .doOnCancel(circuit::abandoned)
                    : Mono.error(new CircuitOpenException(circuit.remaining()));
        });
    }

    private static Mono<Void> timed(ServerWebExchange exchange, GatewayFilterChain chain, UpstreamPolicy policy) {
        if (Repeatable.bodiless(exchange.getRequest().getHeaders())) {
            return chain.filter(exchange).timeout(policy.timeout());
        }
        TimedBody body = new TimedBody(exchange.getRequest(), System::nanoTime);
        return chain.filter(exchange.mutate().request(body).build()).timeout(body.stillFor(policy.timeout()));
    }

    /** Throws the answer away as if it had never come. */
    private static void forget(ServerWebExchange exchange) {
        Connection connection = exchange.getAttribute(ServerWebExchangeUtils.CLIENT_RESPONSE_CONN_ATTR);
        if (connection != null) {
            connection.dispose();
        }
        exchange.getAttributes().remove(ServerWebExchangeUtils.CLIENT_RESPONSE_CONN_ATTR);
        exchange.getAttributes().remove(ServerWebExchangeUtils.CLIENT_RESPONSE_ATTR);
        ServerWebExchangeUtils.reset(exchange);
    }

    @Override
    public int getOrder() {
        return Step.UPSTREAM.order();
    }
}
