package dev.gatehouse.edge.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.settings.InvalidSetting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.cloud.gateway.filter.FilterDefinition;
import org.springframework.cloud.gateway.handler.predicate.PredicateDefinition;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

class RouteTableTest {

    private static final Map<String, RouteSettings> ROUTES = Written.routes(
            "all.path=/**",
            "api.path=/api/**",
            "tasks.path=/api/tasks/**",
            "one.path=/api/tasks/{id}",
            "notes.path=/api/tasks/{id}/notes",
            "open.path=/api/tasks/open",
            "canary.path=/api/tasks/**",
            "canary.predicates[0]=Header=X-Canary,yes",
            "any.path=/{service}/tasks/**",
            "file.path=/api/{name}.json");

    private static final List<String> PATHS = universe();

    @Test
    void putsTheMostSpecificPathFirst() {
        assertThat(order(ROUTES))
                .containsSubsequence("open", "one", "canary", "tasks", "api", "all")
                .containsSubsequence("notes", "tasks")
                .containsSubsequence("file", "api")
                .containsSubsequence("tasks", "any", "all");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 17, 20261121})
    void ordersAlikeHoweverTheRoutesAreWritten(long seed) {
        List<String> order = order(ROUTES);
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            assertThat(order(shuffled(random))).isEqualTo(order);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/{name}.{type} | /{name}",
                "/{id:[0-9]+} | /{name}",
                "/a*b*c | /a*",
                "/a* | /*a*",
                "/a? | /a*",
                "/ab | /a?",
                "/a/b | /a/{x}",
                "/admin/** | /{a}/{b}/{c}/**",
                "/admin/** | /{a}/{b}",
                "/a | /a/**",
                "/a/{x} | /a/**",
                "/a/{id:[0-9]{1,3}}/** | /a/{x}/**",
                "/a/{x}/c/** | /a/**",
                "/a/b | /a/{*rest}",
                "/{id:\\d+}.json | /{id}.json",
                "/{id:\\{[0-9]{2}} | /{id}",
                "/*ab | /*b*",
                "/ab* | /a?*",
                "/ab{v:x+} | /{v:a+}b{w:x+}",
                "/ab | /ab{v:c*}",
                "/b{v:c} | /{a:[bc]{2}}",
            })
    void putsTheNarrowerFirstWhateverTheirNames(String narrow, String wide) {
        assertThat(order(Written.routes("a.path=" + narrow, "b.path=" + wide))).containsExactly("a", "b");
        assertThat(order(Written.routes("a.path=" + wide, "b.path=" + narrow))).containsExactly("b", "a");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 42, 20261121})
    void neverPutsARouteBehindOneThatTakesAllOfItsPaths(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String one = pattern(random);
            String other = pattern(random);
            Set<String> paths = paths(one);
            if (paths(other).containsAll(paths) && !paths.containsAll(paths(other)) && !paths.isEmpty()) {
                assertThat(order(Written.routes("b.path=" + one, "a.path=" + other)))
                        .as("%s before %s", one, other)
                        .containsExactly("b", "a");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"/x/{a}, /x/{b}", "/x/*, /x/{b}", "/x/**, /x/{*rest}", "/x/{a:[0-9]+}, /x/{b:[0-9]+}"})
    void takesOtherNamesOfVariablesForTheSamePath(String one, String other) {
        Map<String, RouteSettings> twice = Written.routes("a.path=" + one, "b.path=" + other);

        assertThatThrownBy(() -> new RouteTable(twice))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("has the path and predicates of the route a");
    }

    @Test
    void numbersTheRoutesInTheirOrder() {
        assertThat(definitions(ROUTES).stream().map(RouteDefinition::getOrder))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void refusesTwoRoutesWithOnePathAndTheSameConditions() {
        Map<String, RouteSettings> twice = Written.routes("a.path=/x", "b.path=/x");

        assertThatThrownBy(() -> new RouteTable(twice))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("has the path and predicates of the route");
    }

    @Test
    void putsTheOneWithMoreConditionsFirst() {
        assertThat(order(Written.routes("a.path=/x", "b.path=/x", "b.predicates[0]=Header=X-Canary,yes")))
                .containsExactly("b", "a");
    }

    @Test
    void readsAllThatARouteSays() {
        RouteDefinition definition = definitions(Written.routes(
                        "tasks.path=/api/{name}/**",
                        "tasks.to=http://backend.test:81",
                        "tasks.strip-prefix=2",
                        "tasks.predicates[0]=Header=X-Canary,yes",
                        "tasks.filters[0]=AddResponseHeader=X-A,b",
                        "tasks.retries=3"))
                .get(0);

        assertThat(definition.getUri()).hasToString("http://backend.test:81");
        assertThat(definition.getPredicates())
                .extracting(PredicateDefinition::getName)
                .containsExactly("Path", "Header");
        assertThat(definition.getPredicates().get(0).getArgs()).containsValue("/api/{name}/**");
        assertThat(definition.getFilters())
                .extracting(FilterDefinition::getName)
                .containsExactly("StripPrefix", "AddResponseHeader");
        assertThat(definition.getMetadata().get("gatehouse.upstream"))
                .isEqualTo(new UpstreamPolicy("tasks", 0, Duration.ofSeconds(30), 3, false));
    }

    @Test
    void stripsThePrefixAtTheEndOfARouteWithoutFilters() {
        RouteDefinition definition =
                definitions(Written.routes("a.path=/a/**", "a.strip-prefix=2")).get(0);

        assertThat(definition.getFilters()).isEmpty();
        assertThat(definition.getMetadata().get("gatehouse.upstream"))
                .isEqualTo(new UpstreamPolicy("a", 2, Duration.ofSeconds(30), 0, false));
    }

    @Test
    void leavesNoPrefixBehindWhereNobodySaysSo() {
        assertThat(definitions(Written.routes("a.path=/a")).get(0).getFilters()).isEmpty();
    }

    @Test
    void takesAPatternWithACommaAsOne() {
        Map<String, RouteSettings> routes = Written.routes("ids.path=/ids/{id:[0-9]{1,3}}");

        assertThat(definitions(routes).get(0).getPredicates().get(0).getArgs()).containsValue("/ids/{id:[0-9]{1,3}}");
    }

    private static String pattern(Random random) {
        List<String> segments = List.of("a", "b", "ab", "a*", "*b", "*", "{v}", "{v}b", "a?", "{v:[ab]}", "{v:a+}b");
        StringBuilder pattern = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            pattern.append('/')
                    .append(segments.get(random.nextInt(segments.size())).replace("v", "v" + i));
        }
        return random.nextInt(3) == 0 ? pattern + "/**" : pattern.toString();
    }

    /** Of all paths of up to four segments out of a few letters, those that the pattern takes. */
    private static Set<String> paths(String pattern) {
        PathPattern parsed = PathPatternParser.defaultInstance.parse(pattern);
        return PATHS.stream()
                .filter(path -> parsed.matches(PathContainer.parsePath(path)))
                .collect(Collectors.toSet());
    }

    private static List<String> universe() {
        List<String> paths = new ArrayList<>(List.of(""));
        for (int from = 0, depth = 0; depth < 3; depth++) {
            int to = paths.size();
            for (String path : List.copyOf(paths.subList(from, to))) {
                for (String segment : List.of("a", "b", "c", "ab", "ac", "cb", "aab", "abc")) {
                    paths.add(path + "/" + segment);
                }
            }
            from = to;
        }
        return paths;
    }

    private static Map<String, RouteSettings> shuffled(Random random) {
        List<String> ids = new ArrayList<>(ROUTES.keySet());
        Collections.shuffle(ids, random);
        Map<String, RouteSettings> shuffled = new LinkedHashMap<>();
        for (String id : ids) {
            shuffled.put(id, ROUTES.get(id));
        }
        return shuffled;
    }

    private static List<String> order(Map<String, RouteSettings> routes) {
        return definitions(routes).stream().map(RouteDefinition::getId).toList();
    }

    private static List<RouteDefinition> definitions(Map<String, RouteSettings> routes) {
        return new RouteTable(routes)
                .getRouteDefinitions()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }
}
