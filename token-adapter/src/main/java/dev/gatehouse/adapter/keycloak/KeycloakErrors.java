package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** What nobody expected, as JSON too: a client is never shown a stack trace, and the log has it. */
final class KeycloakErrors implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(KeycloakErrors.class);

    private final AnswerWriter writer;

    KeycloakErrors(AnswerWriter writer) {
        this.writer = writer;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        Denial reason = reason(failure);
        if (reason == Denial.UNEXPECTED) {
            log.error("request failed method={}", exchange.getRequest().getMethod(), failure);
        }
        return writer.write(exchange.getResponse(), new Denied(reason));
    }

    private static Denial reason(Throwable failure) {
        if (!(failure instanceof ResponseStatusException expected)) {
            return Denial.UNEXPECTED;
        }
        HttpStatusCode status = expected.getStatusCode();
        return switch (status.value()) {
            case 404 -> Denial.PATH_UNKNOWN;
            case 405 -> Denial.METHOD_NOT_ALLOWED;
            case 413 -> Denial.BODY_TOO_LARGE;
            default -> status.is4xxClientError() ? Denial.REQUEST_MALFORMED : Denial.UNEXPECTED;
        };
    }
}
