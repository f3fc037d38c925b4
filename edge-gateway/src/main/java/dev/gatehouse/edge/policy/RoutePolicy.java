package dev.gatehouse.edge.policy;

import dev.gatehouse.token.Claims;
import dev.gatehouse.token.Refusal;
import dev.gatehouse.token.TokenProfile;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * What one route demands of its callers. A pure function of method and claims.
 *
 * @param route           the name of the route
 * @param own             demanded whatever the method
 * @param methods         demanded on top of it for a method
 * @param profile         demanded of the token itself
 * @param closedWhenStale whether nobody may pass while it is not known which tokens have been revoked
 * @param limit           how fast a caller may call; null for no limit
 * @param maxBody         the largest request body in bytes
 */
public record RoutePolicy(
        String route,
        Access access,
        Demand own,
        Map<HttpMethod, Demand> methods,
        TokenProfile profile,
        boolean closedWhenStale,
        @Nullable Limit limit,
        long maxBody) {

    public RoutePolicy {
        methods = Map.copyOf(methods);
    }

    /** What a caller with valid claims lacks for {@code method}; null if nothing. */
    public @Nullable Refusal judge(HttpMethod method, Claims claims) {
        Refusal reason = own.judge(claims);
        return reason == null ? extra(method).judge(claims) : reason;
    }

    /** Whether somebody unknown may call {@code method}. */
    public boolean admitsAnybody(HttpMethod method) {
        return access != Access.REQUIRED && own.isNothing() && extra(method).isNothing();
    }

    /** What {@code method} demands beyond the route's own rules; HEAD counts as GET. */
    private Demand extra(HttpMethod method) {
        return methods.getOrDefault(method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method, Demand.NOTHING);
    }
}
