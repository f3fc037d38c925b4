package dev.gatehouse.edge.policy;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** A route and its effective policy as operators read it, with every default written out. */
final class PolicyText {

    private PolicyText() {}

    static Map<String, Object> of(RouteSettings route, RoutePolicy policy) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("route", policy.route());
        text.put("path", "" + route.path());
        text.put("to", "" + route.to());
        text.put("strip-prefix", route.stripPrefix());
        text.put("access", word(policy.access()));
        text.putAll(of(policy.own()));
        String audience = policy.profile().audience();
        text.put("audience", audience == null ? "any" : audience);
        Map<String, Object> methods = new TreeMap<>();
        policy.methods().forEach((method, demand) -> methods.put(method.name(), of(demand)));
        text.put("methods", methods);
        text.put("on-stale", policy.closedWhenStale() ? "closed" : "open");
        Limit limit = policy.limit();
        text.put(
                "limit",
                limit == null ? "none" : Map.of("rate", limit.rate(), "burst", limit.burst(), "by", word(limit.by())));
        text.put("timeout", route.timeout().toMillis() + "ms");
        text.put("max-body", policy.maxBody() + "B");
        text.put("retries", route.retries());
        text.put("circuit-breaker", route.circuitBreaker());
        text.put("predicates", route.predicates());
        text.put("filters", route.filters());
        return text;
    }

    private static Map<String, Object> of(Demand demand) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("roles", new TreeSet<>(demand.roles()));
        text.put("scopes", new TreeSet<>(demand.scopes()));
        text.put("impersonation", demand.closedToImpersonation() ? "deny" : "allow");
        return text;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
