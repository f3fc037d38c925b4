package dev.gatehouse.edge.identity;

import dev.gatehouse.edge.address.ForwardedHeaders;
import dev.gatehouse.edge.audit.RequestId;
import dev.gatehouse.edge.caller.Caller;
import dev.gatehouse.edge.chain.Step;
import dev.gatehouse.edge.exchange.BetterAuthCookies;
import dev.gatehouse.edge.identity.RelayProperties.Token;
import dev.gatehouse.edge.policy.Access;
import java.util.List;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * Writes what leaves for the backend: nothing that the client said of itself, all that the edge knows of it.
 *
 * <p>It is the last of the gateway's header filters, so it comes after the removal of the names that a client listed in
 * {@code Connection}, and after every filter of the route.
 */
final class RelayFilter implements HttpHeadersFilter, Ordered {

    private final ReservedNames reserved;

    private final BetterAuthCookies cookies;
    private final Token relayed;
    private final Assertions assertions;
    private final ForwardedHeaders forwarded;

    RelayFilter(
            ReservedNames reserved,
            BetterAuthCookies cookies,
            Token relayed,
            Assertions assertions,
            ForwardedHeaders forwarded) {
        this.reserved = reserved;
        this.cookies = cookies;
        this.relayed = relayed;
        this.assertions = assertions;
        this.forwarded = forwarded;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        Caller caller = Caller.of(exchange);
        HttpHeaders headers = new HttpHeaders();
        input.forEach((name, values) -> {
            if (!reserved.contains(name)) {
                headers.put(name, values);
            }
        });
        caller.identity().forEach(headers::set);
        if (caller.policy().access() != Access.PUBLIC) {
            withholdSession(headers);
            relayToken(headers, caller);
        }
        headers.set(RequestId.HEADER, RequestId.of(exchange));
        forwarded.write(headers, exchange);
        return headers;
    }

    /** Whoever holds the session cookie is the user, at every backend and at Better Auth itself. */
    private void withholdSession(HttpHeaders headers) {
        List<String> sent = headers.get(HttpHeaders.COOKIE);
        if (sent != null) {
            List<String> left = sent.stream()
                    .map(cookies::without)
                    .filter(rest -> !rest.isEmpty())
                    .toList();
            if (left.isEmpty()) {
                headers.remove(HttpHeaders.COOKIE);
            } else {
                headers.put(HttpHeaders.COOKIE, left);
            }
        }
    }

    private void relayToken(HttpHeaders headers, Caller caller) {
        if (relayed == Token.DROP) {
            headers.remove(HttpHeaders.AUTHORIZATION);
        } else if (caller.claims() != null) {
            String audience = caller.policy().profile().audience();
            if (relayed == Token.ASSERTION && audience != null) {
                headers.setBearerAuth(assertions.mint(caller.claims(), audience));
            } else if (headers.getFirst(HttpHeaders.AUTHORIZATION) == null) {
                headers.setBearerAuth(caller.token());
            }
        }
    }

    @Override
    public int getOrder() {
        return Step.RELAY.order();
    }
}
