package dev.gatehouse.edge.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.cloud.gateway.config.GlobalCorsProperties;
import org.springframework.cloud.gateway.handler.AsyncPredicate;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class RoutesTest {

    @Test
    void takeTheFirstThatFits() {
        assertThat(chosen(route("no", exchange -> Mono.just(false)), fitting("yes"), fitting("later")))
                .isEqualTo("yes");
    }

    @Test
    void waitForACondition() {
        assertThat(chosen(route("slow", exchange -> Mono.just(true).hide()), fitting("later")))
                .isEqualTo("slow");
    }

    @Test
    void passByWhatFailsWhenItIsAsked() {
        assertThat(chosen(route("broken", RoutesTest::fail), fitting("next"))).isEqualTo("next");
    }

    @Test
    void passByWhatFailsInsteadOfAnAnswer() {
        assertThat(chosen(
                        route("broken", exchange -> Mono.fromCallable(() -> fail(exchange) == null)), fitting("next")))
                .isEqualTo("next");
    }

    private static Publisher<Boolean> fail(ServerWebExchange exchange) {
        throw new IllegalArgumentException(
                "cannot read " + exchange.getRequest().getPath());
    }

    private static Route fitting(String id) {
        return route(id, exchange -> Mono.just(true));
    }

    private static Route route(String id, AsyncPredicate<ServerWebExchange> condition) {
        return Route.async()
                .id(id)
                .uri("http://backend.test")
                .asyncPredicate(condition)
                .build();
    }

    private static @Nullable String chosen(Route... routes) {
        return new Routes(
                        new RouteChains(List.of()),
                        () -> Flux.just(routes),
                        new GlobalCorsProperties(),
                        new MockEnvironment())
                .lookupRoute(MockServerWebExchange.from(MockServerHttpRequest.get("/")))
                .map(Route::getId)
                .block();
    }
}
