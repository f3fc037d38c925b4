package dev.gatehouse.edge.forward;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/** Says how long a stream may go on that its backend does not end. */
@FunctionalInterface
public interface Lifespan {

    /** The body, or as much of it as comes while the caller's token lives. */
    <T> Flux<T> bound(ServerWebExchange exchange, Flux<T> body);
}
