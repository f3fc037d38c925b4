package dev.gatehouse.edge.audit;

import dev.gatehouse.edge.chain.Step;
import java.time.InstantSource;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** First of all filters: whatever happens to a request, its answer names it, and it is counted once. */
final class TrailFilter implements WebFilter, Ordered {

    private final Decisions decisions;
    private final Ledger ledger;
    private final InstantSource clock;
    private final ApplicationContext edge;

    TrailFilter(Decisions decisions, Ledger ledger, InstantSource clock, ApplicationContext edge) {
        this.edge = edge;
        this.decisions = decisions;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String id = RequestId.choose(exchange.getRequest().getHeaders().getFirst(RequestId.HEADER));
        Trail trail = new Trail(id, exchange.getRequest(), clock.instant(), System.nanoTime());
        trail.attach(exchange);
        exchange.getResponse().getHeaders().set(RequestId.HEADER, id);
        // The management port has a context of its own: probes would push the requests out that somebody asks about.
        if (exchange.getApplicationContext() != edge) {
            return chain.filter(exchange);
        }
        decisions.keep(trail);
        return chain.filter(exchange).doFinally(how -> end(trail, exchange));
    }

    private void end(Trail trail, ServerWebExchange exchange) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        trail.status = status == null ? 0 : status.value();
        trail.ended = System.nanoTime();
        ledger.enter(trail);
    }

    @Override
    public int getOrder() {
        return Step.REQUEST_ID.order();
    }
}
