package dev.gatehouse.edge.path;

import dev.gatehouse.edge.chain.Step;
import dev.gatehouse.edge.refuse.RefusalWriter;
import dev.gatehouse.token.Refusal;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses, before any route is looked for, a path that two readers could understand differently. */
final class PathFirewall implements WebFilter, Ordered {

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private final StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
    private final RefusalWriter refusals;

    PathFirewall(RefusalWriter refusals) {
        this.refusals = refusals;
        firewall.setUnsafeAllowAnyHttpMethod(true);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!METHODS.contains(exchange.getRequest().getMethod())) {
            return refusals.write(exchange, Refusal.METHOD_NOT_ALLOWED);
        }
        if (RawPath.ambiguous(exchange.getRequest().getURI().getRawPath())) {
            return refusals.write(exchange, Refusal.PATH_AMBIGUOUS);
        }
        // The exchange it hands out checks header values again at every look; the one that came in goes on instead.
        return firewall.getFirewalledExchange(exchange)
                .thenReturn(true)
                .onErrorReturn(ServerExchangeRejectedException.class, false)
                .flatMap(clean -> clean ? chain.filter(exchange) : refusals.write(exchange, Refusal.PATH_AMBIGUOUS));
    }

    @Override
    public int getOrder() {
        return Step.PATH.order();
    }
}
