package dev.gatehouse.edge.cors;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** Keeps back what backends say of other origins: two voices in one answer are none to a browser. */
final class BackendCorsFilter implements HttpHeadersFilter {

    private static final String PREFIX = "Access-Control-";

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        input.headerNames().stream()
                .filter(name -> name.regionMatches(true, 0, PREFIX, 0, PREFIX.length()))
                .toList()
                .forEach(input::remove);
        return input;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }
}
