package dev.gatehouse.edge.identity;

import static org.springframework.http.HttpHeaders.AUTHORIZATION;
import static org.springframework.http.HttpHeaders.CONNECTION;
import static org.springframework.http.HttpHeaders.COOKIE;
import static org.springframework.http.HttpHeaders.EXPECT;
import static org.springframework.http.HttpHeaders.HOST;

import dev.gatehouse.edge.address.ForwardedHeaders;
import dev.gatehouse.edge.audit.RequestId;
import dev.gatehouse.edge.caller.Caller;
import dev.gatehouse.edge.chain.Step;
import dev.gatehouse.edge.exchange.BetterAuthCookies;
import dev.gatehouse.edge.forward.HopByHop;
import dev.gatehouse.edge.forward.Relay;
import dev.gatehouse.edge.identity.RelayProperties.Token;
import dev.gatehouse.edge.policy.Access;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.support.Netty4HeadersAdapter;
import org.springframework.web.server.ServerWebExchange;

/**
 * Writes what leaves for the backend: nothing that the client said of itself, all that the edge knows of it.
 *
 * <p>It comes after every filter of the route; and the names that a client listed in {@code Connection} are gone before the
 * edge writes its own, so that nobody can have those taken away.
 */
final class RelayFilter implements Relay, HttpHeadersFilter, Ordered {

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
    public void write(ServerWebExchange exchange, HttpHeaders out) {
        write(exchange.getRequest().getHeaders(), exchange, out);
    }

    /** For the upgrade to a WebSocket, which the gateway's own filter sends. */
    @Override
    public org.springframework.http.HttpHeaders filter(
            org.springframework.http.HttpHeaders input, ServerWebExchange exchange) {
        HttpHeaders out = new DefaultHttpHeaders();
        write(input, exchange, out);
        return new org.springframework.http.HttpHeaders(new Netty4HeadersAdapter(out));
    }

    private void write(org.springframework.http.HttpHeaders input, ServerWebExchange exchange, HttpHeaders out) {
        Caller caller = Caller.of(exchange);
        HopByHop hop = HopByHop.of(input.getOrEmpty(CONNECTION));
        input.forEach((name, values) -> {
            if (!hop.stays(name) && !reserved.contains(name) && !isForUs(name)) {
                out.set(name, values);
            }
        });
        caller.identity().forEach(out::set);
        if (caller.policy().access() != Access.PUBLIC) {
            withholdSession(out);
            relayToken(out, caller);
        }
        out.set(RequestId.HEADER, RequestId.of(exchange));
        forwarded.write(out, exchange);
    }

    /** The backend's own name is written later, and the edge itself tells a client to go on with its body. */
    private static boolean isForUs(String name) {
        return name.equalsIgnoreCase(HOST) || name.equalsIgnoreCase(EXPECT);
    }

    /** Whoever holds the session cookie is the user, at every backend and at Better Auth itself. */
    private void withholdSession(HttpHeaders out) {
        List<String> sent = out.getAll(COOKIE);
        if (!sent.isEmpty()) {
            out.remove(COOKIE);
            sent.stream().map(cookies::without).filter(rest -> !rest.isEmpty()).forEach(rest -> out.add(COOKIE, rest));
        }
    }

    private void relayToken(HttpHeaders out, Caller caller) {
        if (relayed == Token.DROP) {
            out.remove(AUTHORIZATION);
        } else if (caller.claims() != null) {
            String audience = caller.policy().profile().audience();
            if (relayed == Token.ASSERTION && audience != null) {
                out.set(AUTHORIZATION, "Bearer " + assertions.mint(caller.claims(), audience));
            } else if (!out.contains(AUTHORIZATION)) {
                out.set(AUTHORIZATION, "Bearer " + caller.token());
            }
        }
    }

    @Override
    public int getOrder() {
        return Step.RELAY.order();
    }
}
