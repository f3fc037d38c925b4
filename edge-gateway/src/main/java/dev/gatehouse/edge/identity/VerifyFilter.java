package dev.gatehouse.edge.identity;

import dev.gatehouse.edge.caller.Caller;
import dev.gatehouse.edge.chain.Step;
import dev.gatehouse.edge.policy.Access;
import dev.gatehouse.edge.policy.Policies;
import dev.gatehouse.edge.policy.RoutePolicy;
import dev.gatehouse.edge.refuse.RefusalWriter;
import dev.gatehouse.edge.revocation.Revocations;
import dev.gatehouse.token.Claims;
import dev.gatehouse.token.Refusal;
import dev.gatehouse.token.TokenVerifier;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets a request pass with its caller attached, or answers why not. Judging takes no I/O. */
final class VerifyFilter implements GlobalFilter, Ordered {

    private final Policies policies;
    private final TokenVerifier verifier;
    private final Revocations revocations;
    private final IdentityHeaders headers;
    private final InstantSource clock;
    private final RefusalWriter refusals;

    VerifyFilter(
            Policies policies,
            TokenVerifier verifier,
            Revocations revocations,
            IdentityHeaders headers,
            InstantSource clock,
            RefusalWriter refusals) {
        this.policies = policies;
        this.verifier = verifier;
        this.revocations = revocations;
        this.headers = headers;
        this.clock = clock;
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        RoutePolicy policy = policies.of(exchange);
        if (policy.access() == Access.PUBLIC) {
            return pass(exchange, chain, policy, null, Map.of());
        }
        Credential credential =
                Credential.parse(exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION));
        if (credential instanceof Credential.Bearer bearer) {
            return verifier.verify(bearer.token(), policy.profile(), clock.instant())
                    .fold(
                            claims -> decide(exchange, chain, policy, claims),
                            reason -> refusals.write(exchange, reason));
        }
        if (credential instanceof Credential.Unusable unusable) {
            return refusals.write(exchange, unusable.reason());
        }
        return policy.admitsAnybody(exchange.getRequest().getMethod())
                ? pass(exchange, chain, policy, null, Map.of())
                : refusals.write(exchange, Refusal.TOKEN_MISSING);
    }

    private Mono<Void> decide(ServerWebExchange exchange, GatewayFilterChain chain, RoutePolicy policy, Claims claims) {
        Refusal revoked = revocations.judge(claims, policy.closedWhenStale());
        Refusal reason = revoked == null ? policy.judge(exchange.getRequest().getMethod(), claims) : revoked;
        if (reason != null) {
            return refusals.write(exchange, reason);
        }
        return headers.tell(claims)
                .map(identity -> pass(exchange, chain, policy, claims, identity))
                .orElseGet(() -> refusals.write(exchange, Refusal.HEADER_TOO_LARGE));
    }

    private static Mono<Void> pass(
            ServerWebExchange exchange,
            GatewayFilterChain chain,
            RoutePolicy policy,
            @Nullable Claims claims,
            Map<String, String> identity) {
        new Caller(policy, claims, identity).attach(exchange);
        return chain.filter(exchange);
    }

    @Override
    public int getOrder() {
        return Step.IDENTITY.order();
    }
}
