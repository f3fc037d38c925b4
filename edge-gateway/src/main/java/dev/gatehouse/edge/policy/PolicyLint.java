package dev.gatehouse.edge.policy;

import dev.gatehouse.settings.InvalidSetting;
import dev.gatehouse.token.TokenProfile;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** Makes the policy of a route of what was written about it, or says what is wrong there. */
final class PolicyLint {

    private static final Map<String, HttpMethod> METHODS = Map.of(
            "GET", HttpMethod.GET,
            "POST", HttpMethod.POST,
            "PUT", HttpMethod.PUT,
            "PATCH", HttpMethod.PATCH,
            "DELETE", HttpMethod.DELETE,
            "OPTIONS", HttpMethod.OPTIONS);

    private final String key;
    private final String id;
    private final RouteSettings route;

    private PolicyLint(String id, RouteSettings route) {
        this.key = "gatehouse.routes." + id + ".";
        this.id = id;
        this.route = route;
    }

    static RoutePolicy policy(String id, RouteSettings route, TokenProfile profile, OnStale onStale) {
        return new PolicyLint(id, route).policy(profile, onStale);
    }

    private RoutePolicy policy(TokenProfile profile, OnStale onStale) {
        if (route.demanding() && route.access() == Access.PUBLIC) {
            throw new InvalidSetting(
                    key + "access",
                    "is public, where nobody is asked for roles, scopes, an audience or the like:"
                            + " write required, or take those away.");
        }
        checkNumbers();
        return new RoutePolicy(
                id,
                route.access(),
                Demand.of(route.roles(), route.scopes(), route.impersonation()),
                methods(),
                route.audience() == null ? profile : profile.withAudience(route.audience()),
                (route.onStale() == null ? onStale : route.onStale()) == OnStale.CLOSED,
                limit(route.limit()),
                route.maxBody().toBytes());
    }

    private void checkNumbers() {
        if (route.stripPrefix() < 0 || route.stripPrefix() > 20) {
            throw new InvalidSetting(key + "strip-prefix", "is " + route.stripPrefix() + ": write 0 to 20.");
        }
        if (route.retries() < 0 || route.retries() > 5) {
            throw new InvalidSetting(key + "retries", "is " + route.retries() + ": write 0 to 5.");
        }
        if (route.timeout().compareTo(Duration.ofMillis(10)) < 0
                || route.timeout().compareTo(Duration.ofHours(1)) > 0) {
            throw new InvalidSetting(key + "timeout", "is " + route.timeout().toMillis() + "ms: write 10ms to 1h.");
        }
        if (route.maxBody().isNegative()) {
            throw new InvalidSetting(key + "max-body", "is negative: write a size such as 10MB.");
        }
    }

    private Map<HttpMethod, Demand> methods() {
        Map<HttpMethod, Demand> demands = new HashMap<>();
        route.methods().forEach((name, settings) -> {
            HttpMethod method = METHODS.get(name);
            if (method == null) {
                throw new InvalidSetting(
                        key + "methods." + name,
                        "is no method that can have rules of its own: write one of GET, POST, PUT, PATCH, DELETE,"
                                + " OPTIONS. HEAD counts as GET.");
            }
            demands.put(method, Demand.of(settings.roles(), settings.scopes(), settings.impersonation()));
        });
        return demands;
    }

    private @Nullable Limit limit(@Nullable LimitSettings limit) {
        if (limit == null) {
            return null;
        }
        if (limit.rate() < 1 || limit.rate() > 1_000_000) {
            throw new InvalidSetting(key + "limit.rate", "is " + limit.rate() + ": write 1 or more requests a second.");
        }
        int burst = limit.burst() == 0 ? limit.rate() : limit.burst();
        if (burst < limit.rate()) {
            throw new InvalidSetting(
                    key + "limit.burst", "is " + burst + ": write at least the rate, " + limit.rate() + ".");
        }
        return new Limit(limit.rate(), burst, limit.by());
    }
}
