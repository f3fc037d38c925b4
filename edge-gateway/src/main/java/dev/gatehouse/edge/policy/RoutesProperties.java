package dev.gatehouse.edge.policy;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is reachable through the edge; what is not written here is not.
 *
 * @param routes by a name of the operator's choice: a map, so that another file can change one route of it
 */
@ConfigurationProperties("gatehouse")
record RoutesProperties(@DefaultValue Map<String, RouteSettings> routes) {

    RoutesProperties {
        routes = Map.copyOf(routes);
    }
}
