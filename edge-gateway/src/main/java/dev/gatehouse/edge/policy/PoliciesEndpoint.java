package dev.gatehouse.edge.policy;

import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code GET /actuator/policies} on the management port: the routes in the order in which they are tried. */
@Endpoint(id = "policies")
final class PoliciesEndpoint {

    private final Policies policies;

    PoliciesEndpoint(Policies policies) {
        this.policies = policies;
    }

    @ReadOperation
    Map<String, List<Map<String, Object>>> policies() {
        return Map.of("routes", policies.describeAll());
    }
}
