package dev.gatehouse.edge.audit;

import dev.gatehouse.token.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what was decided, by route and code, and writes the access log where somebody wants one. */
public final class Ledger {

    /** Off unless {@code logging.level.gatehouse.access} is set to info. */
    private static final Logger ACCESS = LoggerFactory.getLogger("gatehouse.access");

    private final MeterRegistry meters;
    private final Timer judging;

    /** Routes come from the configuration, so their number is bounded. */
    private final Map<String, RouteMeters> routes = new ConcurrentHashMap<>();

    Ledger(MeterRegistry meters) {
        this.meters = meters;
        this.judging = Timer.builder("gatehouse.auth")
                .description("Time to judge the caller of a request")
                .serviceLevelObjectives(
                        Duration.ofNanos(5_000),
                        Duration.ofNanos(20_000),
                        Duration.ofNanos(100_000),
                        Duration.ofMillis(1),
                        Duration.ofMillis(10),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1))
                .register(meters);
    }

    /** Counts a request that was refused before it had a trail, because it was no HTTP. */
    public void enter(Refusal refusal) {
        of(Trail.NO_ROUTE).count(refusal.code());
    }

    void enter(Trail trail) {
        RouteMeters route = of(trail.route);
        route.count(trail.code());
        route.record(trail.status, trail.ended - trail.began);
        if (trail.judged != 0) {
            judging.record(trail.judged - trail.judging, TimeUnit.NANOSECONDS);
        }
        if (ACCESS.isInfoEnabled()) {
            ACCESS.info(line(trail));
        }
    }

    private RouteMeters of(String route) {
        return routes.computeIfAbsent(route, name -> new RouteMeters(name, meters));
    }

    /** Paths hold no quotes or backslashes here: the firewall has refused those, and what it refused is not written. */
    private static String line(Trail trail) {
        String path = trail.path.chars().allMatch(c -> c > ' ' && c < 127 && c != '"' && c != '\\') ? trail.path : "";
        return "{\"at\":\"" + trail.arrived + "\",\"request_id\":\"" + trail.requestId + "\",\"method\":\""
                + trail.method
                + "\",\"path\":\"" + path + "\",\"route\":\"" + trail.route + "\",\"code\":\"" + trail.code()
                + "\",\"status\":" + trail.status + ",\"microseconds\":" + (trail.ended - trail.began) / 1000 + "}";
    }
}
