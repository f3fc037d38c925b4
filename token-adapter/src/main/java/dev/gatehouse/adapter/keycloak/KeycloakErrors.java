package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import dev.gatehouse.adapter.keycloak.Answer.Refused;
import dev.gatehouse.adapter.store.OutageLog;
import dev.gatehouse.adapter.store.StoreUnavailableException;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/** What nobody expected, as JSON too: a client is never shown a stack trace, and the log has it. */
final class KeycloakErrors implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(KeycloakErrors.class);

    private final AnswerWriter writer;
    private final OutageLog outage;

    KeycloakErrors(AnswerWriter writer, InstantSource clock) {
        this.writer = writer;
        this.outage = new OutageLog(log, clock);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        boolean nobodyListens = DisconnectedClientHelper.isClientDisconnectedException(failure);
        if (nobodyListens || exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        if (failure instanceof StoreUnavailableException away) {
            outage.tell(away);
            return refuse(exchange, Denial.STORE_UNAVAILABLE);
        }
        log.error("request failed method={}", exchange.getRequest().getMethod(), failure);
        return refuse(exchange, Denial.UNEXPECTED);
    }

    private Mono<Void> refuse(ServerWebExchange exchange, Denial reason) {
        Call call = Call.of(exchange);
        if (call == null) {
            return writer.write(exchange.getResponse(), new Denied(reason));
        }
        return call.byNavigation()
                ? writer.writeToPerson(call, new Refused(reason))
                : writer.write(call, new Refused(reason));
    }
}
