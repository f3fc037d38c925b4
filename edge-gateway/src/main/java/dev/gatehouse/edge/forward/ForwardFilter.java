package dev.gatehouse.edge.forward;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.CLIENT_RESPONSE_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.CLIENT_RESPONSE_CONN_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.CLIENT_RESPONSE_HEADER_NAMES;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.ORIGINAL_RESPONSE_CONTENT_TYPE_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.PRESERVE_HOST_HEADER_ATTRIBUTE;

import dev.gatehouse.edge.chain.Step;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.NettyOutbound;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.http.client.HttpClientResponse;

/**
 * Sends a request to its backend, and takes the head of the answer; a later filter sends that on with its body.
 *
 * <p>It stands in place of the gateway's own, and leaves behind all that other filters of the gateway look for. That one
 * copies the headers five times on their way, which costs more than all that the edge does to them.
 */
final class ForwardFilter implements GlobalFilter, Ordered {

    private final HttpClient client;
    private final Relay relay;

    ForwardFilter(HttpClient client, Relay relay) {
        this.client = client;
        this.relay = relay;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        URI target = exchange.getRequiredAttribute(GATEWAY_REQUEST_URL_ATTR);
        // A conversation over a WebSocket is the work of another filter.
        if (ServerWebExchangeUtils.isAlreadyRouted(exchange)
                || !target.getScheme().startsWith("http")) {
            return chain.filter(exchange);
        }
        ServerWebExchangeUtils.setAlreadyRouted(exchange);
        ServerHttpRequest request = exchange.getRequest();
        return client.request(HttpMethod.valueOf(request.getMethod().name()))
                .uri(target)
                .send((sent, outbound) -> send(exchange, sent, outbound))
                .responseConnection((answer, connection) -> {
                    receive(exchange, answer, connection);
                    return Mono.just(answer);
                })
                .then(chain.filter(exchange));
    }

    private NettyOutbound send(ServerWebExchange exchange, HttpClientRequest sent, NettyOutbound outbound) {
        HttpHeaders asked = exchange.getRequest().getHeaders();
        io.netty.handler.codec.http.HttpHeaders headers = sent.requestHeaders();
        String host = headers.get(HttpHeaderNames.HOST);
        // The client has put its own in: its name, what it accepts. The caller's go as they are, or not at all.
        headers.clear();
        relay.write(exchange, headers);
        boolean preserved = exchange.getAttributeOrDefault(PRESERVE_HOST_HEADER_ATTRIBUTE, false);
        // HTTP/1.0 can do without.
        String named = preserved ? asked.getFirst(HttpHeaders.HOST) : null;
        headers.set(HttpHeaderNames.HOST, named == null ? host : named);
        boolean unknownLength = asked.containsHeader(HttpHeaders.TRANSFER_ENCODING);
        if (!unknownLength && asked.getContentLength() <= 0) {
            announceNothing(sent.method(), headers);
            return outbound;
        }
        if (unknownLength) {
            headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
        // Piece by piece for every method: without the predicate the body of a GET would be held until it is whole.
        return outbound.send(exchange.getRequest().getBody().map(NettyDataBufferFactory::toByteBuf), piece -> false);
    }

    /** A method that usually has a body says that it has none (RFC 9110 section 8.6). */
    private static void announceNothing(HttpMethod method, io.netty.handler.codec.http.HttpHeaders headers) {
        boolean usual =
                method.equals(HttpMethod.POST) || method.equals(HttpMethod.PUT) || method.equals(HttpMethod.PATCH);
        if (usual && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)) {
            headers.set(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderValues.ZERO);
        }
    }

    private static void receive(ServerWebExchange exchange, HttpClientResponse answer, Connection connection) {
        exchange.getAttributes().put(CLIENT_RESPONSE_ATTR, answer);
        exchange.getAttributes().put(CLIENT_RESPONSE_CONN_ATTR, connection);
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(answer.status().code()));
        HttpHeaders headers = response.getHeaders();
        exchange.getAttributes().put(CLIENT_RESPONSE_HEADER_NAMES, Incoming.copy(answer.responseHeaders(), headers));
        String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        if (type != null && !type.isEmpty()) {
            exchange.getAttributes().put(ORIGINAL_RESPONSE_CONTENT_TYPE_ATTR, type);
        }
    }

    @Override
    public int getOrder() {
        return Step.RELAY.order();
    }
}
