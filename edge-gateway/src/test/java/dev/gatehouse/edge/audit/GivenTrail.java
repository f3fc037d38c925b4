package dev.gatehouse.edge.audit;

import java.time.Instant;
import org.springframework.web.server.ServerWebExchange;

/** The trail of a request that no filter has seen. */
public final class GivenTrail {

    private GivenTrail() {}

    public static void attach(ServerWebExchange exchange, String requestId) {
        new Trail(requestId, exchange.getRequest(), Instant.EPOCH, 0).attach(exchange);
    }
}
