package dev.gatehouse.edge.policy;

import dev.gatehouse.edge.policy.RouteTable.Entry;
import dev.gatehouse.token.TokenProfile;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;

/** The policy of each route. */
public final class Policies {

    private static final long OWN_PAGES_BODY = 0;

    private final List<Entry> entries;
    private final Map<String, RoutePolicy> byRoute;
    private final TokenProfile profile;

    Policies(RouteTable table, Map<String, RoutePolicy> byRoute, TokenProfile profile) {
        this.entries = table.entries();
        this.byRoute = Map.copyOf(byRoute);
        this.profile = profile;
    }

    /** The policies of all routes, by no order. */
    public Collection<RoutePolicy> all() {
        return byRoute.values();
    }

    /** The policy of a page of the edge's own, open to everybody with a valid credential. */
    public RoutePolicy ofOwnPage(String name) {
        return new RoutePolicy(name, Access.REQUIRED, Demand.NOTHING, Map.of(), profile, false, null, OWN_PAGES_BODY);
    }

    /**
     * The policy of the route that was matched.
     *
     * @throws IllegalStateException if no policy was written for it: then nobody may pass
     */
    public RoutePolicy of(ServerWebExchange exchange) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return named(route.getId());
    }

    /** The policy of the first route whose path pattern takes {@code path}. */
    public Optional<RoutePolicy> at(String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return entries.stream()
                .filter(entry -> entry.pattern().matches(parsed))
                .map(entry -> named(entry.id()))
                .findFirst();
    }

    /** A route and its policy as operators read it. */
    public Map<String, Object> describe(String route) {
        return entries.stream()
                .filter(entry -> entry.id().equals(route))
                .map(this::describe)
                .findFirst()
                .orElse(Map.of());
    }

    List<Map<String, Object>> describeAll() {
        return entries.stream().map(this::describe).toList();
    }

    private Map<String, Object> describe(Entry entry) {
        return PolicyText.of(entry.route(), named(entry.id()));
    }

    private RoutePolicy named(String route) {
        RoutePolicy policy = byRoute.get(route);
        if (policy == null) {
            throw new IllegalStateException("route " + route + " has no policy");
        }
        return policy;
    }
}
