package dev.gatehouse.edge.identity;

import dev.gatehouse.edge.caller.Caller;
import dev.gatehouse.edge.identity.Decision.Refuse;
import dev.gatehouse.edge.policy.Access;
import dev.gatehouse.edge.policy.Policies;
import dev.gatehouse.edge.policy.RoutePolicy;
import dev.gatehouse.token.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.http.HttpMethod;

/**
 * {@code POST /actuator/dryrun} on the management port: which route would take a request, and what would be decided. No
 * backend is called. Predicates of a route beyond its path are named, not evaluated.
 */
@Endpoint(id = "dryrun")
final class DryRunEndpoint {

    private final Policies policies;
    private final TokenJudge judge;

    DryRunEndpoint(Policies policies, TokenJudge judge) {
        this.policies = policies;
        this.judge = judge;
    }

    /**
     * Tries a request.
     *
     * @param token the access token that would be sent; null for none
     */
    @WriteOperation
    Map<String, Object> dryRun(String method, String path, @Nullable String token) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("method", method);
        told.put("path", path);
        Optional<RoutePolicy> policy = policies.at(path);
        told.put("route", policy.map(RoutePolicy::route).orElse("none"));
        Decision decision = policy.map(found -> decide(found, HttpMethod.valueOf(method), token))
                .orElseGet(() -> Decision.refuse(Refusal.ROUTE_UNKNOWN));
        if (decision instanceof Refuse refuse) {
            told.put("code", refuse.reason().code());
            told.put("status", refuse.reason().status());
            told.put("title", refuse.reason().title());
            told.put("retry", refuse.reason().retry().word());
        } else {
            told.put("code", "passed");
        }
        policy.ifPresent(found -> told.put("policy", policies.describe(found.route())));
        return told;
    }

    private Decision decide(RoutePolicy policy, HttpMethod method, @Nullable String token) {
        boolean anybody = policy.access() == Access.PUBLIC || (token == null && policy.admitsAnybody(method));
        if (anybody) {
            return new Decision.Pass(Caller.unknown(policy));
        }
        return token == null ? Decision.refuse(Refusal.TOKEN_MISSING) : judge.judge(token, policy, method);
    }
}
