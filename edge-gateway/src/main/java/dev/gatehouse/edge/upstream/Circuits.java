package dev.gatehouse.edge.upstream;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The circuit of each route. */
final class Circuits {

    private final Clock clock;
    private final Map<String, Circuit> byRoute = new ConcurrentHashMap<>();

    Circuits(Clock clock) {
        this.clock = clock;
    }

    Circuit of(String route) {
        return byRoute.computeIfAbsent(route, name -> new Circuit(name, clock));
    }
}
