package dev.gatehouse.edge.live;

import dev.gatehouse.edge.caller.Caller;
import dev.gatehouse.token.Claims;
import io.netty.channel.ChannelFuture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.server.HttpServerRequest;

/** Closes WebSockets with 4401 when the token of their caller is over; the gateway then tells the backend the same. */
final class LiveWebSockets implements WebSocketService {

    static final CloseStatus TOKEN_OVER = new CloseStatus(4401, "The access token has expired or was revoked");

    /** For a client that has stopped reading, and will not see the closing frame either. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final WebSocketService plain;
    private final LiveConnections live;
    private final Scheduler scheduler;

    LiveWebSockets(WebSocketService plain, LiveConnections live, Scheduler scheduler) {
        this.plain = plain;
        this.live = live;
        this.scheduler = scheduler;
    }

    @Override
    public Mono<Void> handleRequest(ServerWebExchange exchange, WebSocketHandler handler) {
        Claims claims = Caller.of(exchange).claims();
        if (claims == null) {
            return plain.handleRequest(exchange, handler);
        }
        HttpServerRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        return plain.handleRequest(exchange, new Watched(handler, claims, request));
    }

    private final class Watched implements WebSocketHandler {

        private final WebSocketHandler handler;
        private final Claims claims;
        private final HttpServerRequest request;

        Watched(WebSocketHandler handler, Claims claims, HttpServerRequest request) {
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
            return live.watch(
                            claims,
                            over -> handler.handle(closing).takeUntilOther(over.then(Mono.defer(() -> close(closing)))))
                    .then();
        }

        /** Goes on for ever, because it is the gateway that ends the conversation when it has closed both sides. */
        private Mono<Void> close(ClosingSession session) {
            scheduler.schedule(this::cut, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return session.closeFor(TOKEN_OVER).onErrorComplete().then(Mono.never());
        }

        private void cut() {
            request.withConnection(connection -> {
                ChannelFuture unused = connection.channel().close();
            });
        }
    }
}
