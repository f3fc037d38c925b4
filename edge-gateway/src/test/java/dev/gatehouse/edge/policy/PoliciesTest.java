package dev.gatehouse.edge.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.edge.Tokens;
import dev.gatehouse.token.TokenProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

/** Which policy counts for a request, and what an operator reads of it. */
class PoliciesTest {

    private static final TokenProfile PROFILE =
            new TokenProfile(Tokens.ISSUER, TokenProfile.ACCESS, null, Duration.ZERO, Duration.ofHours(1));

    private static final Map<String, RouteSettings> ROUTES = Written.routes(
            "all.path=/**",
            "all.access=public",
            "tasks.path=/tasks/**",
            "tasks.roles=b,a",
            "tasks.scopes=s",
            "tasks.audience=tasks-api",
            "tasks.impersonation=deny",
            "tasks.methods.DELETE.roles=admin",
            "tasks.on-stale=closed",
            "tasks.limit.rate=5",
            "tasks.limit.by=client",
            "tasks.timeout=2s",
            "tasks.max-body=1KB",
            "tasks.strip-prefix=1");

    private final Policies policies = new Policies(new RouteTable(ROUTES), all(), PROFILE);

    @Test
    void tellEveryRouteInItsOrderWithEveryDefault() {
        List<Map<String, Object>> told =
                new PoliciesEndpoint(policies).policies().getOrDefault("routes", List.of());

        assertThat(told).hasSize(2);
        assertThat(told.get(0))
                .containsEntry("route", "tasks")
                .containsEntry("path", "/tasks/**")
                .containsEntry("to", "http://backend.test")
                .containsEntry("strip-prefix", 1)
                .containsEntry("access", "required")
                .containsEntry("roles", Set.of("a", "b"))
                .containsEntry("scopes", Set.of("s"))
                .containsEntry("impersonation", "deny")
                .containsEntry("audience", "tasks-api")
                .containsEntry(
                        "methods",
                        Map.of(
                                "DELETE",
                                Map.of("roles", Set.of("admin"), "scopes", Set.of(), "impersonation", "allow")))
                .containsEntry("on-stale", "closed")
                .containsEntry("limit", Map.of("rate", 5, "burst", 5, "by", "client"))
                .containsEntry("timeout", "2000ms")
                .containsEntry("max-body", "1024B");
        assertThat(told.get(1))
                .containsEntry("route", "all")
                .containsEntry("access", "public")
                .containsEntry("audience", "any")
                .containsEntry("methods", Map.of())
                .containsEntry("on-stale", "open")
                .containsEntry("limit", "none");
    }

    @Test
    void tellOfOneRoute() {
        assertThat(policies.describe("all")).containsEntry("route", "all");
        assertThat(policies.describe("none")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/tasks/1, tasks", "/tasks, tasks", "/elsewhere, all"})
    void areFoundByThePath(String path, String route) {
        assertThat(policies.at(path)).map(RoutePolicy::route).contains(route);
    }

    @Test
    void areNotFoundWhereNoRouteIs() {
        Map<String, RouteSettings> one = Written.routes("tasks.path=/tasks/**");

        assertThat(new Policies(new RouteTable(one), all(), PROFILE).at("/elsewhere"))
                .isEmpty();
    }

    @Test
    void areThoseOfTheRouteThatWasMatched() {
        assertThat(policies.of(matched("tasks")).route()).isEqualTo("tasks");
        assertThat(policies.all()).extracting(RoutePolicy::route).containsExactlyInAnyOrder("tasks", "all");
    }

    @Test
    void letNobodyPassARouteThatHasNone() {
        assertThatThrownBy(() -> policies.of(matched("foreign")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("route foreign has no policy");
    }

    @Test
    void callNoBackendOfARouteThatDoesNotSayHow() {
        assertThatThrownBy(() -> UpstreamPolicy.of(matched("foreign"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void areOfTheRouteThatIsCalled() {
        MockServerWebExchange exchange = exchange();
        UpstreamPolicy upstream = new UpstreamPolicy("tasks", 0, Duration.ofSeconds(1), 2, true);
        Route route = route("tasks").metadata(UpstreamPolicy.METADATA, upstream).build();
        exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR, route);

        assertThat(UpstreamPolicy.of(exchange)).isEqualTo(upstream);
    }

    @Test
    void openTheEdgesOwnPagesToEverybodyWithAToken() {
        RoutePolicy own = policies.ofOwnPage("me");

        assertThat(own)
                .isEqualTo(new RoutePolicy("me", Access.REQUIRED, Demand.NOTHING, Map.of(), PROFILE, false, null, 0));
    }

    private static Map<String, RoutePolicy> all() {
        return ROUTES.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        route -> PolicyLint.policy(route.getKey(), route.getValue(), PROFILE, OnStale.OPEN)));
    }

    private static MockServerWebExchange matched(String route) {
        MockServerWebExchange exchange = exchange();
        exchange.getAttributes()
                .put(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR, route(route).build());
        return exchange;
    }

    private static MockServerWebExchange exchange() {
        return MockServerWebExchange.from(MockServerHttpRequest.get("/"));
    }

    private static Route.AsyncBuilder route(String id) {
        return Route.async().id(id).uri("http://backend.test").predicate(exchange -> true);
    }
}
