package dev.gatehouse.edge.live;

import dev.gatehouse.edge.caller.Caller;
import dev.gatehouse.edge.drain.Drain;
import dev.gatehouse.edge.forward.Lifespan;
import dev.gatehouse.token.Claims;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/** Has an event stream end with the token of its caller, or with the edge. */
final class EventStreams implements Lifespan {

    private final LiveConnections live;
    private final Drain drain;

    EventStreams(LiveConnections live, Drain drain) {
        this.live = live;
        this.drain = drain;
    }

    @Override
    public <T> Flux<T> bound(ServerWebExchange exchange, Flux<T> body) {
        Claims claims = Caller.of(exchange).claims();
        Flux<T> served = body.takeUntilOther(drain.over());
        return claims == null ? served : live.watch(claims, over -> served.takeUntilOther(over));
    }
}
