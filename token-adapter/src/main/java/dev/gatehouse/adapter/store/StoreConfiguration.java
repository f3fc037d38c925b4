package dev.gatehouse.adapter.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
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
    Store store(StoreProperties properties, ObjectProvider<LettuceConnectionFactory> redis, InstantSource clock) {
        return properties.open(MOST, clock.instant(), () -> shared(redis.getObject(), properties.prefix(), clock));
    }

    private static Store shared(LettuceConnectionFactory redis, String prefix, InstantSource clock) {
        RedisLine line = new RedisLine(redis::getRequiredNativeClient, Duration.ofMillis(redis.getTimeout()));
        return new RedisStore(line, new RedisKeys(prefix), clock);
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

    /** Boot's own way to Redis, excluded elsewhere, so that nothing of it is there where nobody wrote so. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "gatehouse.store.type", havingValue = "redis")
    @Import(DataRedisAutoConfiguration.class)
    static class Redis {

        /** What was sent once and not answered is not sent again, when it is too late for whoever wanted it. */
        @Bean
        LettuceClientOptionsBuilderCustomizer atMostOnce() {
            return options -> options.autoReconnect(false);
        }
    }
}
