package dev.gatehouse.edge.identity;

import dev.gatehouse.edge.audit.Trail;
import dev.gatehouse.edge.chain.Step;
import dev.gatehouse.edge.exchange.CookieMode;
import dev.gatehouse.edge.identity.Decision.Pass;
import dev.gatehouse.edge.identity.Decision.Refuse;
import dev.gatehouse.edge.policy.Access;
import dev.gatehouse.edge.policy.Policies;
import dev.gatehouse.edge.policy.RoutePolicy;
import dev.gatehouse.edge.refuse.RefusalWriter;
import dev.gatehouse.token.Refusal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets a request pass with its caller attached, or answers why not. */
final class VerifyFilter implements GlobalFilter, Ordered {

    private final Policies policies;
    private final Doorkeeper doorkeeper;
    private final CookieMode cookies;
    private final RefusalWriter refusals;
    private final SignInRedirect signIn;

    VerifyFilter(Policies policies, Doorkeeper doorkeeper, CookieMode cookies, RefusalWriter refusals) {
        this.policies = policies;
        this.doorkeeper = doorkeeper;
        this.cookies = cookies;
        this.refusals = refusals;
        this.signIn = new SignInRedirect(cookies.loginUrl());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        RoutePolicy policy = policies.of(exchange);
        Trail trail = Trail.of(exchange);
        trail.routed(policy.route());
        if (policy.access() != Access.PUBLIC && cookies.trades() != null) {
            keepOutOfSharedCaches(exchange.getResponse());
        }
        return doorkeeper.decide(exchange, policy).flatMap(decision -> {
            trail.judged();
            return act(decision, exchange, chain);
        });
    }

    private Mono<Void> act(Decision decision, ServerWebExchange exchange, GatewayFilterChain chain) {
        if (decision instanceof Refuse refuse) {
            return signIn.instead(refuse.reason(), exchange.getRequest())
                    .map(login -> redirect(exchange, refuse.reason(), login))
                    .orElseGet(() -> refusals.write(exchange, refuse.reason(), refuse.retryAfter()));
        }
        ((Pass) decision).caller().attach(exchange);
        return chain.filter(exchange);
    }

    private static Mono<Void> redirect(ServerWebExchange exchange, Refusal reason, URI login) {
        Trail.of(exchange).refused(reason);
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatus.FOUND);
        response.getHeaders().setLocation(login);
        response.getHeaders().setCacheControl("no-store");
        return response.setComplete();
    }

    /** With cookies as credentials, one address has a different answer for each person. */
    private static void keepOutOfSharedCaches(ServerHttpResponse response) {
        response.beforeCommit(() -> {
            HttpHeaders headers = response.getHeaders();
            headers.setVary(vary(headers.getVary()));
            if (headers.getCacheControl() == null) {
                headers.setCacheControl("private");
            }
            return Mono.empty();
        });
    }

    private static List<String> vary(List<String> said) {
        List<String> all = new ArrayList<>(said);
        for (String name : List.of(HttpHeaders.COOKIE, HttpHeaders.AUTHORIZATION)) {
            if (!all.contains("*") && all.stream().noneMatch(name::equalsIgnoreCase)) {
                all.add(name);
            }
        }
        return all;
    }

    @Override
    public int getOrder() {
        return Step.IDENTITY.order();
    }
}
