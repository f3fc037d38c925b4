package dev.gatehouse.edge.live;

import dev.gatehouse.edge.caller.Caller;
import dev.gatehouse.edge.drain.Drain;
import dev.gatehouse.token.Claims;
import io.netty.channel.ChannelFuture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Closes WebSockets with 4401 when the token of their caller is over, and with 1001 when the edge stops; the gateway then
 * tells the backend the same.
 */
final class LiveWebSockets implements WebSocketService {

    static final CloseStatus TOKEN_OVER = new CloseStatus(4401, "The access token has expired or was revoked");

    /** For a client that has stopped reading, and will not see the closing frame either. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final WebSocketService plain;
    private final LiveConnections live;
    private final Drain drain;
    private final Scheduler scheduler;

    LiveWebSockets(WebSocketService plain, LiveConnections live, Drain drain, Scheduler scheduler) {
        this.plain = plain;
        this.live = live;
        this.drain = drain;
        this.scheduler = scheduler;
    }

    @Override
    public Mono<Void> handleRequest(ServerWebExchange exchange, WebSocketHandler handler) {
        Claims claims = Caller.of(exchange).claims();
        HttpServerRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        return plain.handleRequest(exchange, new Watched(handler, claims, request));
    }

    private final class Watched implements WebSocketHandler {

        private final WebSocketHandler handler;
        private final @Nullable Claims claims;
        private final HttpServerRequest request;

        Watched(WebSocketHandler handler, @Nullable Claims claims, HttpServerRequest request) {
            this.handler = handler;
            this.claims = claims;
            this.request = request;
        }

        @Override
        public List<String> getSubProtocols() {
            return handler.getSubProtocols();
        }

        @Override
        public Mono<Void> handle(WebSocketSession session) {
            ClosingSession closing = new ClosingSession(session);
            return claims == null
                    ? handle(closing, Mono.never()).then()
                    : live.watch(claims, over -> handle(closing, over.thenReturn(TOKEN_OVER)))
                            .then();
        }

        private Flux<Void> handle(ClosingSession session, Mono<CloseStatus> over) {
            Mono<CloseStatus> why = Mono.firstWithSignal(over, drain.over().thenReturn(CloseStatus.GOING_AWAY));
            return handler.handle(session).flux().takeUntilOther(why.flatMap(status -> close(session, status)));
        }

        /** Goes on for ever, because it is the gateway that ends the conversation when it has closed both sides. */
        private Mono<Void> close(ClosingSession session, CloseStatus status) {
            scheduler.schedule(this::cut, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return session.closeFor(status).onErrorComplete().then(Mono.never());
        }

        private void cut() {
            request.withConnection(connection -> {
                ChannelFuture unused = connection.channel().close();
            });
        }
    }
}
