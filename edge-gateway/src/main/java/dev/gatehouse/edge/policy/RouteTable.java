package dev.gatehouse.edge.policy;

import dev.gatehouse.settings.InvalidSetting;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.FilterDefinition;
import org.springframework.cloud.gateway.handler.predicate.PredicateDefinition;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.cloud.gateway.route.RouteDefinitionLocator;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;
import reactor.core.publisher.Flux;

/**
 * The routes as the gateway takes them, the most specific path first.
 *
 * <p>The gateway itself goes by the order of writing, and a second file that sets one key of a broad route can move
 * that route to the front, where it would shadow a stricter one.
 */
final class RouteTable implements RouteDefinitionLocator {

    private final List<Entry> entries = new ArrayList<>();
    private final List<RouteDefinition> definitions;

    RouteTable(Map<String, RouteSettings> routes) {
        routes.forEach((id, route) -> entries.add(new Entry(id, route, pattern(id, route))));
        entries.sort(Entry.MOST_SPECIFIC_FIRST);
        refuseDoubles(entries);
        this.definitions = new ArrayList<>();
        entries.forEach(entry -> definitions.add(definition(entry, definitions.size())));
    }

    @Override
    public Flux<RouteDefinition> getRouteDefinitions() {
        return Flux.fromIterable(definitions);
    }

    /** The routes in the order in which they are tried. */
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    record Entry(String id, RouteSettings route, PathPattern pattern) {
        static final Comparator<Entry> MOST_SPECIFIC_FIRST = Comparator.comparing(Entry::specificity)
                .thenComparing(entry -> -entry.route().predicates().size())
                .thenComparing(Entry::id);

        /** Alike for patterns that differ in the names of their variables alone. */
        Specificity specificity() {
            return Specificity.of(pattern.getPatternString());
        }
    }

    private static PathPattern pattern(String id, RouteSettings route) {
        String key = "gatehouse.routes." + id + ".path";
        if (route.path() == null) {
            throw new InvalidSetting(
                    key, "is missing: write the paths that the route takes, such as /api/" + id + "/**.");
        }
        if (!route.path().startsWith("/")) {
            throw new InvalidSetting(key, "does not begin with a slash: write /" + route.path() + ".");
        }
        try {
            return PathPatternParser.defaultInstance.parse(route.path());
        } catch (PatternParseException e) {
            throw new InvalidSetting(
                    key, "is no path pattern: " + e.getMessage() + ". Write one such as /api/" + id + "/**.");
        }
    }

    private static void refuseDoubles(List<Entry> entries) {
        Map<List<Object>, String> seen = new HashMap<>();
        for (Entry entry : entries) {
            String other = seen.put(List.of(entry.specificity(), entry.route().predicates()), entry.id());
            if (other != null) {
                throw new InvalidSetting(
                        "gatehouse.routes." + entry.id() + ".path",
                        "has the path and predicates of the route " + other
                                + ": change one of them, or take one away.");
            }
        }
    }

    private static RouteDefinition definition(Entry entry, int order) {
        RouteSettings route = entry.route();
        RouteDefinition definition = new RouteDefinition();
        definition.setId(entry.id());
        definition.setOrder(order);
        definition.setUri(target(entry.id(), route.to()));
        // Given by name, because the short form would split a pattern at its commas.
        PredicateDefinition path = new PredicateDefinition();
        path.setName("Path");
        path.addArg("patterns", entry.pattern().getPatternString());
        definition.getPredicates().add(path);
        route.predicates().forEach(text -> definition.getPredicates().add(new PredicateDefinition(text)));
        // Filters of the route see the path without its prefix, so then the gateway takes it away before them.
        boolean early = route.stripPrefix() > 0 && !route.filters().isEmpty();
        if (early) {
            definition.getFilters().add(new FilterDefinition("StripPrefix=" + route.stripPrefix()));
        }
        UpstreamPolicy upstream = new UpstreamPolicy(
                entry.id(), early ? 0 : route.stripPrefix(), route.timeout(), route.retries(), route.circuitBreaker());
        definition.getMetadata().put(UpstreamPolicy.METADATA, upstream);
        // The gateway's own clock runs during the upload too; ours does not.
        definition.getMetadata().put(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, -1);
        route.filters().forEach(text -> definition.getFilters().add(new FilterDefinition(text)));
        return definition;
    }

    private static URI target(String id, @Nullable URI to) {
        String key = "gatehouse.routes." + id + ".to";
        if (to == null) {
            throw new InvalidSetting(key, "is missing: write where the route leads, such as http://127.0.0.1:8082.");
        }
        if (to.getHost() == null || to.getScheme() == null || !to.getScheme().matches("https?")) {
            throw new InvalidSetting(key, "is no address: write scheme, host and port, such as http://127.0.0.1:8082.");
        }
        return to;
    }
}
