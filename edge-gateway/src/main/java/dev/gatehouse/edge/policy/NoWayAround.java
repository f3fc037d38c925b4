package dev.gatehouse.edge.policy;

import dev.gatehouse.settings.InvalidSetting;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Refuses settings of the frameworks that would open a door beside ours. */
final class NoWayAround {

    private static final String GATEWAY = "spring.cloud.gateway.server.webflux.";

    private NoWayAround() {}

    static void check(Environment settings) {
        Binder binder = Binder.get(settings);
        for (String list : new String[] {"routes", "default-filters"}) {
            if (binder.bind(GATEWAY + list, Bindable.listOf(Object.class)).isBound()) {
                throw new InvalidSetting(
                        GATEWAY + list, "is written, and no policy would guard it: write gatehouse.routes instead.");
            }
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
