package dev.gatehouse.edge.limit;

import dev.gatehouse.edge.address.ClientAddresses;
import dev.gatehouse.edge.caller.Caller;
import dev.gatehouse.edge.chain.Step;
import dev.gatehouse.edge.policy.Limit;
import dev.gatehouse.edge.policy.Limit.By;
import dev.gatehouse.edge.policy.Policies;
import dev.gatehouse.edge.policy.RoutePolicy;
import dev.gatehouse.edge.refuse.RefusalWriter;
import dev.gatehouse.token.Claims;
import dev.gatehouse.token.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Refuses who calls too fast. There are two of them: by address before the caller is known, by name after. */
final class LimitFilter implements GlobalFilter, Ordered {

    private final Step step;
    private final Policies policies;
    private final ClientAddresses addresses;
    private final Buckets buckets;
    private final RefusalWriter refusals;

    LimitFilter(Step step, Policies policies, ClientAddresses addresses, Buckets buckets, RefusalWriter refusals) {
        this.step = step;
        this.policies = policies;
        this.addresses = addresses;
        this.buckets = buckets;
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        RoutePolicy policy = policies.of(exchange);
        Limit limit = policy.limit();
        if (limit == null || (limit.by() == By.ADDRESS) != (step == Step.LIMIT_ADDRESS)) {
            return chain.filter(exchange);
        }
        return buckets.take(counted(exchange, policy.route(), limit.by()), limit)
                .flatMap(taken -> taken.granted()
                        ? chain.filter(exchange)
                        : refusals.write(exchange, Refusal.RATE_LIMITED, taken.again()));
    }

    private Counted counted(ServerWebExchange exchange, String route, By by) {
        String name = by == By.ADDRESS ? null : name(Caller.of(exchange).claims(), by);
        return name == null
                ? new Counted(route, By.ADDRESS, addresses.of(exchange).site())
                : new Counted(route, by, name);
    }

    /** Null for somebody unknown, and for a token that names no client. */
    private static @Nullable String name(@Nullable Claims claims, By by) {
        if (claims == null) {
            return null;
        }
        return by == By.USER ? claims.subject() : claims.at("azp") instanceof String client ? client : null;
    }

    @Override
    public int getOrder() {
        return step.order();
    }
}
