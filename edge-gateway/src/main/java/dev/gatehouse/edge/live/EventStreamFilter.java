package dev.gatehouse.edge.live;

import dev.gatehouse.edge.caller.Caller;
import dev.gatehouse.edge.chain.Step;
import dev.gatehouse.token.Claims;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.Connection;

/**
 * Has an event stream end with the token of its caller.
 *
 * <p>It looks at the head of an answer and changes nothing of it. A filter in the chain would have to wrap the answer of
 * every request to do the same for the few that are streams.
 */
final class EventStreamFilter implements HttpHeadersFilter, Ordered {

    private final LiveConnections live;

    EventStreamFilter(LiveConnections live) {
        this.live = live;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        if (isEventStream(input.getFirst(HttpHeaders.CONTENT_TYPE))) {
            Claims claims = Caller.of(exchange).claims();
            Connection backend = exchange.getAttribute(ServerWebExchangeUtils.CLIENT_RESPONSE_CONN_ATTR);
            if (claims != null && backend != null) {
                exchange.getAttributes()
                        .put(
                                ServerWebExchangeUtils.CLIENT_RESPONSE_CONN_ATTR,
                                new EndingConnection(backend, claims, live));
            }
        }
        return input;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }

    private static boolean isEventStream(@Nullable String type) {
        String wanted = MediaType.TEXT_EVENT_STREAM_VALUE;
        return type != null && type.regionMatches(true, 0, wanted, 0, wanted.length());
    }

    @Override
    public int getOrder() {
        return Step.LIVE.order();
    }
}
