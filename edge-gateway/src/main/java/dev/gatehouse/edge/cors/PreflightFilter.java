package dev.gatehouse.edge.cors;

import dev.gatehouse.edge.chain.Step;
import dev.gatehouse.edge.policy.Policies;
import dev.gatehouse.edge.refuse.RefusalWriter;
import dev.gatehouse.token.Refusal;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers a browser that asks, without any credential, whether a page may send a request. Backends are never asked: the
 * gateway would answer such a question itself before any of its filters, and always with no.
 */
final class PreflightFilter implements WebFilter, Ordered {

    private static final String OWN_PAGES = "/.gatehouse/";

    private final CorsPolicy policy;
    private final Policies policies;
    private final RefusalWriter refusals;

    PreflightFilter(CorsPolicy policy, Policies policies, RefusalWriter refusals) {
        this.policy = policy;
        this.policies = policies;
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (!CorsUtils.isPreFlightRequest(request)) {
            return chain.filter(exchange);
        }
        String path = request.getURI().getRawPath();
        if (!path.startsWith(OWN_PAGES) && policies.at(path).isEmpty()) {
            return refusals.write(exchange, Refusal.ROUTE_UNKNOWN);
        }
        List<String> origins = request.getHeaders().getOrEmpty(HttpHeaders.ORIGIN);
        if (origins.size() != 1 || !policy.admits(origins.get(0))) {
            return refusals.write(exchange, Refusal.ORIGIN_FORBIDDEN);
        }
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatus.NO_CONTENT);
        HttpHeaders headers = response.getHeaders();
        policy.preflight(request.getHeaders().getFirst(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS))
                .forEach(headers::set);
        headers.setVary(List.of(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS));
        return response.setComplete();
    }

    @Override
    public int getOrder() {
        return Step.PREFLIGHT.order();
    }
}
