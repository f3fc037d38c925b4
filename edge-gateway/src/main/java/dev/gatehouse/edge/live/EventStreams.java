package dev.gatehouse.edge.live;

import dev.gatehouse.edge.caller.Caller;
import dev.gatehouse.edge.forward.Lifespan;
import dev.gatehouse.token.Claims;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/** Has an event stream end with the token of its caller. */
final class EventStreams implements Lifespan {

    private final LiveConnections live;

    EventStreams(LiveConnections live) {
        this.live = live;
    }

    @Override
    public <T> Flux<T> bound(ServerWebExchange exchange, Flux<T> body) {
        Claims claims = Caller.of(exchange).claims();
        return claims == null ? body : live.watch(claims, over -> body.takeUntilOther(over));
    }
}
