package dev.gatehouse.edge.revocation;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;

/** How much is held, how old it is, and how often the feed was lost. */
record RevocationMetrics(Revocations revocations, FeedLog log) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("gatehouse.revocations.held", revocations, Revocations::size)
                .description("Revocations that the edge holds")
                .register(registry);
        TimeGauge.builder(
                        "gatehouse.revocation.staleness",
                        () -> revocations.staleness().toMillis(),
                        TimeUnit.MILLISECONDS)
                .description("Time since the list of revocations was surely whole")
                .register(registry);
        FunctionCounter.builder("gatehouse.revocation.feed.losses", log, FeedLog::losses)
                .description("How often the feed of revocations was lost or could not be had")
                .register(registry);
    }
}
