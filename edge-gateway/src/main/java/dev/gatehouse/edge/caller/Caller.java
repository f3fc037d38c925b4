package dev.gatehouse.edge.caller;

import dev.gatehouse.edge.policy.RoutePolicy;
import dev.gatehouse.token.Claims;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * Who is calling, once the edge has decided to let the request pass.
 *
 * @param policy   the policy that let it pass
 * @param claims   of the verified token; null for somebody unknown
 * @param token    the text of that token; empty for somebody unknown
 * @param identity the headers that tell of the caller, name to value; empty for somebody unknown
 */
public record Caller(RoutePolicy policy, @Nullable Claims claims, String token, Map<String, String> identity) {

    private static final String ATTRIBUTE = Caller.class.getName();

    /** Somebody of whom nothing is known. */
    public static Caller unknown(RoutePolicy policy) {
        return new Caller(policy, null, "", Map.of());
    }

    /** Remembers it with the request. */
    public void attach(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    /**
     * The caller of a request that was let pass.
     *
     * @throws IllegalStateException if nobody decided about it: then it must not leave for the backend
     */
    public static Caller of(ServerWebExchange exchange) {
        Caller caller = exchange.getAttribute(ATTRIBUTE);
        if (caller == null) {
            throw new IllegalStateException("a request came to the relay that nobody had judged");
        }
        return caller;
    }

    @Override
    public String toString() {
        return "Caller[" + policy.route() + ", " + claims + "]";
    }
}
