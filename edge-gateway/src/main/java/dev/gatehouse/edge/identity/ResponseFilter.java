package dev.gatehouse.edge.identity;

import dev.gatehouse.edge.audit.RequestId;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** Keeps back from a backend's answer what the edge says itself. */
final class ResponseFilter implements HttpHeadersFilter {

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        input.remove(RequestId.HEADER);
        return input;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }
}
