package dev.gatehouse.edge.policy;

import dev.gatehouse.settings.InvalidSetting;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.core.env.Environment;

/** Refuses settings of the frameworks that would open a door beside ours. */
final class NoWayAround {

    private static final String ROUTES = "spring.cloud.gateway.server.webflux.routes";

    private NoWayAround() {}

    static void check(Environment settings) {
        Binder binder = Binder.get(settings);
        if (binder.bind(ROUTES, Bindable.listOf(RouteDefinition.class)).isBound()) {
            throw new InvalidSetting(
                    ROUTES, "is written, and no policy would guard it: write gatehouse.routes instead.");
        }
        String management = settings.getProperty("management.server.port", "");
        if (management.equals(settings.getProperty("server.port")) && !management.equals("0")) {
            throw new InvalidSetting(
                    "management.server.port",
                    "is the port of the gateway itself, where health and metrics would be open to everybody:"
                            + " write another one, such as 8090.");
        }
    }
}
