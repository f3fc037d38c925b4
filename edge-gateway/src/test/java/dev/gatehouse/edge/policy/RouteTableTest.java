package dev.gatehouse.edge.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.settings.InvalidSetting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.cloud.gateway.route.RouteDefinition;

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

    @Test
    void numbersTheRoutesInTheirOrder() {
        assertThat(definitions(ROUTES).stream().map(RouteDefinition::getOrder)).isSorted();
    }

    @Test
    void refusesTwoRoutesWithOnePathAndTheSameConditions() {
        Map<String, RouteSettings> twice = Written.routes("a.path=/x", "b.path=/x");

        assertThatThrownBy(() -> new RouteTable(twice))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("has the path and predicates of the route");
    }

    @Test
    void takesAPatternWithACommaAsOne() {
        Map<String, RouteSettings> routes = Written.routes("ids.path=/ids/{id:[0-9]{1,3}}");

        assertThat(definitions(routes).get(0).getPredicates().get(0).getArgs()).containsValue("/ids/{id:[0-9]{1,3}}");
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
