package dev.gatehouse.edge.forward;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.CLIENT_RESPONSE_CONN_ATTR;

import dev.gatehouse.edge.chain.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.Connection;

/** Sends a backend's answer on, piece by piece, once every filter of the route has had its say about the head. */
final class AnswerFilter implements GlobalFilter, Ordered {

    /** In these every piece is waited for, so none may lie in a buffer until there are more. */
    private static final List<String> STREAMS =
            List.of("text/event-stream", "application/grpc", "application/stream+json", "application/x-ndjson");

    private static final int SMALL = 16 * 1024;

    private final Lifespan lifespan;

    AnswerFilter(Lifespan lifespan) {
        this.lifespan = lifespan;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange)
                .then(Mono.defer(() -> send(exchange)))
                .doOnError(failure -> hangUp(exchange))
                .doOnCancel(() -> hangUp(exchange));
    }

    private Mono<Void> send(ServerWebExchange exchange) {
        Connection backend = exchange.getAttribute(CLIENT_RESPONSE_CONN_ATTR);
        if (backend == null) {
            return Mono.empty();
        }
        ServerHttpResponse response = exchange.getResponse();
        NettyDataBufferFactory buffers = (NettyDataBufferFactory) response.bufferFactory();
        ByteBufFlux pieces = backend.inbound().receive();
        if (streams(response.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE))) {
            Flux<DataBuffer> body = pieces.retain().map(buffers::wrap);
            return response.writeAndFlushWith(lifespan.bound(exchange, body).map(Flux::just));
        }
        return response.writeWith(
                small(response.getHeaders().getContentLength())
                        ? pieces.aggregate().retain().map(buffers::wrap)
                        : pieces.retain().map(buffers::wrap));
    }

    /** One piece is written in one go, with its head; and if half of it is all that comes, the client can be told so. */
    private static boolean small(long length) {
        return length > 0 && length <= SMALL;
    }

    private static boolean streams(@Nullable String type) {
        return type != null
                && STREAMS.stream().anyMatch(stream -> type.regionMatches(true, 0, stream, 0, stream.length()));
    }

    private static void hangUp(ServerWebExchange exchange) {
        Connection backend = exchange.getAttribute(CLIENT_RESPONSE_CONN_ATTR);
        if (backend != null) {
            backend.dispose();
        }
    }

    @Override
    public int getOrder() {
        return Step.ANSWER.order();
    }
}
