package dev.gatehouse.edge.refuse;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.CLIENT_RESPONSE_HEADER_NAMES;

import dev.gatehouse.edge.audit.RequestId;
import dev.gatehouse.token.Refusal;
import io.netty.handler.codec.http.HttpObjectDecoder;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
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
        Set<String> backends = exchange.getAttributeOrDefault(CLIENT_RESPONSE_HEADER_NAMES, Set.of());
        backends.forEach(exchange.getResponse().getHeaders()::remove);
        return refusals.write(exchange, reason(failure, exchange));
    }

    private static Refusal reason(Throwable failure, ServerWebExchange exchange) {
        if (failure instanceof ResponseStatusException known) {
            return reason(known.getStatusCode().value());
        }
        if (causedBy(failure, TimeoutException.class)) {
            return Refusal.UPSTREAM_TIMEOUT;
        }
        if (isRubbish(failure)) {
            LOG.warn(
                    "backend answers what is no HTTP request_id={} failure={}",
                    RequestId.of(exchange),
                    failure.getClass().getSimpleName());
        } else if (!causedBy(failure, IOException.class)) {
            LOG.error("request failed request_id={}", RequestId.of(exchange), failure);
        }
        return Refusal.UPSTREAM_UNAVAILABLE;
    }

    /**
     * Netty's decoder fails with exceptions of the JDK, which only their origin tells from a fault of our own. Reactor
     * moves the trace to a suppressed exception.
     */
    private static boolean isRubbish(Throwable failure) {
        return Stream.concat(Stream.of(failure), Arrays.stream(failure.getSuppressed()))
                .flatMap(traced -> Arrays.stream(traced.getStackTrace()))
                .anyMatch(frame -> frame.getClassName().equals(HttpObjectDecoder.class.getName()));
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
