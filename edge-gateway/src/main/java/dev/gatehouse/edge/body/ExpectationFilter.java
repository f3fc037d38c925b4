package dev.gatehouse.edge.body;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** Keeps {@code Expect: 100-continue} from the backend: the edge itself tells the client to go on. */
final class ExpectationFilter implements HttpHeadersFilter {

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        if (!input.containsHeader(HttpHeaders.EXPECT)) {
            return input;
        }
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(input);
        headers.remove(HttpHeaders.EXPECT);
        return headers;
    }
}
