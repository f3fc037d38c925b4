package dev.gatehouse.edge.policy;

import dev.gatehouse.settings.InvalidSetting;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.cloud.gateway.filter.factory.GatewayFilterFactory;
import org.springframework.cloud.gateway.handler.predicate.RoutePredicateFactory;

/**
 * The names that predicates and filters of a route may have.
 *
 * @param predicates such as {@code Header}
 * @param filters    such as {@code AddResponseHeader}
 */
record GatewayNames(Set<String> predicates, Set<String> filters) {

    static GatewayNames of(List<RoutePredicateFactory<?>> predicates, List<GatewayFilterFactory<?>> filters) {
        return new GatewayNames(
                predicates.stream().map(RoutePredicateFactory::name).collect(Collectors.toCollection(TreeSet::new)),
                filters.stream().map(GatewayFilterFactory::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    void check(String route, RouteSettings settings) {
        check("gatehouse.routes." + route + ".predicates", settings.predicates(), predicates);
        check("gatehouse.routes." + route + ".filters", settings.filters(), filters);
    }

    private static void check(String key, List<String> texts, Set<String> known) {
        for (int i = 0; i < texts.size(); i++) {
            String name = texts.get(i).split("=", 2)[0];
            if (!known.contains(name)) {
                throw new InvalidSetting(
                        key + "[" + i + "]",
                        "begins with " + name + ", which Spring Cloud Gateway does not know: write one of "
                                + String.join(", ", known) + ".");
            }
        }
    }
}
