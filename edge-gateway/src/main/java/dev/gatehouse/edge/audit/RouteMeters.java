package dev.gatehouse.edge.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What is counted of one route. The codes are those of the contract, and of a status its first digit counts. */
final class RouteMeters {

    private final String route;
    private final MeterRegistry meters;
    private final Map<String, Counter> decisions = new ConcurrentHashMap<>();
    private final Map<Integer, Timer> requests = new ConcurrentHashMap<>();

    RouteMeters(String route, MeterRegistry meters) {
        this.route = route;
        this.meters = meters;
    }

    void count(String code) {
        decisions.computeIfAbsent(code, this::decided).increment();
    }

    /**
     * One request that has ended.
     *
     * @param status of its answer; 0 for a client that left before it had one
     */
    void record(int status, long nanos) {
        requests.computeIfAbsent(status / 100, this::answered).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Counter decided(String code) {
        return Counter.builder("gatehouse.decisions")
                .description("Requests by route and by what was decided about them")
                .tag("route", route)
                .tag("code", code)
                .register(meters);
    }

    private Timer answered(int hundreds) {
        return Timer.builder("gatehouse.requests")
                .description("Time from a request to the end of its answer")
                .tag("route", route)
                .tag("status", hundreds == 0 ? "none" : hundreds + "xx")
                .register(meters);
    }
}
