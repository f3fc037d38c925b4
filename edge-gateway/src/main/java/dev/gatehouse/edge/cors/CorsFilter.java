package dev.gatehouse.edge.cors;

import dev.gatehouse.edge.chain.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets pages of the origins that were written read every answer, refusals too: a script must see why it was refused. */
final class CorsFilter implements WebFilter, Ordered {

    private final CorsPolicy policy;

    CorsFilter(CorsPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (policy.open()) {
            Map<String, String> answer =
                    policy.answer(exchange.getRequest().getHeaders().getFirst(HttpHeaders.ORIGIN));
            ServerHttpResponse response = exchange.getResponse();
            // At the very end, so that nothing that a backend says is left beside it.
            response.beforeCommit(() -> {
                answer.forEach(response.getHeaders()::set);
                vary(response.getHeaders());
                return Mono.empty();
            });
        }
        return chain.filter(exchange);
    }

    /** A shared cache must not give the answer for one origin to another. */
    private static void vary(HttpHeaders headers) {
        List<String> said = headers.getVary();
        if (!said.contains("*") && said.stream().noneMatch(HttpHeaders.ORIGIN::equalsIgnoreCase)) {
            List<String> all = new ArrayList<>(said);
            all.add(HttpHeaders.ORIGIN);
            headers.setVary(all);
        }
    }

    @Override
    public int getOrder() {
        return Step.CORS.order();
    }
}
