package dev.gatehouse.edge.path;

import dev.gatehouse.edge.chain.Step;
import dev.gatehouse.edge.refuse.RefusalWriter;
import dev.gatehouse.token.Refusal;
import java.net.URI;
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
        if (simple(exchange.getRequest().getURI())) {
            return chain.filter(exchange);
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

    /** Nothing but slashes and plain names: what nobody can read in two ways, and most requests are. */
    static boolean simple(URI target) {
        String path = target.getRawPath();
        if (target.getRawQuery() != null || target.getRawFragment() != null || !path.startsWith("/")) {
            return false;
        }
        for (int i = 1; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean name =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
            if (!name && (c != '/' || path.charAt(i - 1) == '/')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int getOrder() {
        return Step.PATH.order();
    }
}
