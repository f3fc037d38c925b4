package dev.gatehouse.edge.revocation;

import dev.gatehouse.edge.adapter.Adapter;
import dev.gatehouse.edge.policy.RevocationProperties;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
class RevocationConfiguration {

    private static final String FOLLOWED = "gatehouse.adapter.url";

    @Bean
    Revocations revocations(RevocationProperties properties, ObjectProvider<Adapter> adapter) {
        return new Revocations(
                adapter.getIfAvailable() == null ? null : properties.staleAfter(),
                Clock.systemUTC(),
                RevocationSet.CAPACITY);
    }

    /** The health group {@code readiness} names it, so it is here even where nothing is followed. */
    @Bean
    RevocationHealth revocationsHealthIndicator(Revocations revocations) {
        return new RevocationHealth(revocations);
    }

    @Bean
    @ConditionalOnProperty(FOLLOWED)
    FeedLog feedLog() {
        return new FeedLog();
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    @ConditionalOnProperty(FOLLOWED)
    FeedPoller feedPoller(Adapter adapter, Revocations revocations, FeedLog log) {
        FeedClient client = new FeedClient(adapter);
        return new FeedPoller(client::connect, revocations, log, Schedulers.newSingle("revocations", true));
    }

    @Bean
    @ConditionalOnProperty(FOLLOWED)
    RevocationMetrics revocationMetrics(Revocations revocations, FeedLog log) {
        return new RevocationMetrics(revocations, log);
    }
}
