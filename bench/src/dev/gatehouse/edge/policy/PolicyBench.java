package dev.gatehouse.edge.policy;

import dev.gatehouse.bench.Token;
import dev.gatehouse.token.Claims;
import dev.gatehouse.token.Refusal;
import dev.gatehouse.token.TokenVerifier;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.springframework.http.HttpMethod;

/** The decision of a route with roles, scopes and a rule for one method. */
@State(Scope.Thread)
public class PolicyBench {

    private final RoutePolicy policy = new RoutePolicy(
            "tasks",
            Access.REQUIRED,
            new Demand(Set.of("user", "staff"), Set.of("openid", "email"), false),
            Map.of(HttpMethod.DELETE, new Demand(Set.of("admin"), Set.of(), true)),
            Token.PROFILE,
            false,
            null,
            0);
    private final Claims claims = new TokenVerifier(Token.RING)
            .verify(Token.of(1), Token.PROFILE, Instant.now())
            .fold(good -> good, bad -> {
                throw new IllegalStateException(bad.code());
            });

    @Benchmark
    public @Nullable Refusal judge() {
        return policy.judge(HttpMethod.DELETE, claims);
    }
}
