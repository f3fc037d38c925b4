package dev.gatehouse.adapter.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
class StoreConfiguration {

    /** Families, the largest, cost about 1 KiB each: more than one small pod serves in a week. */
    private static final int MOST = 250_000;

    private static final long PRUNE_SECONDS = Duration.ofMinutes(1).toSeconds();

    @Bean
    Store store(StoreProperties properties, InstantSource clock) {
        return properties.open(MOST, clock.instant());
    }

    @Bean
    StoreHealth storeHealthIndicator(Store store, InstantSource clock) {
        return new StoreHealth(store, clock);
    }

    @Bean
    MeterBinder liveFamilies(Store store) {
        return meters -> {
            if (store instanceof LocalStore local) {
                Gauge.builder(
                                "gatehouse.families.live",
                                local,
                                one -> one.shelves().size(Key.Kind.FAMILY))
                        .description("Families in the store")
                        .register(meters);
            }
        };
    }

    @Bean(destroyMethod = "dispose")
    Disposable pruning(Store store, InstantSource clock) {
        return store instanceof LocalStore local
                ? Schedulers.boundedElastic()
                        .schedulePeriodically(
                                () -> local.prune(clock.instant()), PRUNE_SECONDS, PRUNE_SECONDS, TimeUnit.SECONDS)
                : Disposables.disposed();
    }
}
