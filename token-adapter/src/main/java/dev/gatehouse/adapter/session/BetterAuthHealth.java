package dev.gatehouse.adapter.session;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whether Better Auth answers, for each realm that asks it. Asked at most every few seconds, however often a probe looks. */
final class BetterAuthHealth implements ReactiveHealthIndicator {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration KEPT = Duration.ofSeconds(3);

    private final WebClient http;
    private final Mono<Health> kept;

    BetterAuthHealth(WebClient http, Map<String, SessionPolicy> policies) {
        this.http = http;
        this.kept = Flux.fromIterable(policies.entrySet())
                .flatMap(policy -> answers(policy.getValue()).map(up -> Map.entry(policy.getKey(), up)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, TreeMap::new)
                .map(BetterAuthHealth::health)
                .cache(KEPT);
    }

    @Override
    public Mono<Health> health() {
        return kept;
    }

    private Mono<Boolean> answers(SessionPolicy policy) {
        return http.get()
                .uri(policy.url() + "/ok")
                .exchangeToMono(response ->
                        response.releaseBody().thenReturn(!response.statusCode().is5xxServerError()))
                .timeout(TIMEOUT)
                .onErrorReturn(false);
    }

    private static Health health(Map<String, Boolean> realms) {
        Health.Builder builder = realms.containsValue(false) ? Health.down() : Health.up();
        realms.forEach((realm, up) -> builder.withDetail(realm, up ? "UP" : "DOWN"));
        return builder.build();
    }
}
