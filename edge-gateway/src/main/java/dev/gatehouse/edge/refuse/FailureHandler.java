package dev.gatehouse.edge.refuse;

import dev.gatehouse.edge.audit.RequestId;
import dev.gatehouse.token.Refusal;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Turns whatever went wrong on the way into a refusal of the contract. Nobody outside ever sees a stack trace. */
final class FailureHandler implements ErrorWebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);

    private final RefusalWriter refusals;

    FailureHandler(RefusalWriter refusals) {
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            // The status has left already: all that can be done is to break off, so that nobody takes it for whole.
            return Mono.error(failure);
        }
        exchange.getResponse().getHeaders().remove("Content-Length");
        return refusals.write(exchange, reason(failure, exchange));
    }

    private static Refusal reason(Throwable failure, ServerWebExchange exchange) {
        if (failure instanceof ResponseStatusException known) {
            return reason(known.getStatusCode().value());
        }
        if (causedBy(failure, TimeoutException.class)) {
            return Refusal.UPSTREAM_TIMEOUT;
        }
        if (!causedBy(failure, IOException.class)) {
            LOG.error("request failed request_id={}", RequestId.of(exchange), failure);
        }
        return Refusal.UPSTREAM_UNAVAILABLE;
    }

    private static Refusal reason(int status) {
        return switch (status) {
            case 404 -> Refusal.ROUTE_UNKNOWN;
            case 405 -> Refusal.METHOD_NOT_ALLOWED;
            case 504 -> Refusal.UPSTREAM_TIMEOUT;
            default -> status < 500 ? Refusal.REQUEST_MALFORMED : Refusal.UPSTREAM_UNAVAILABLE;
        };
    }

    private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }
}
