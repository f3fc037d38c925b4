package dev.gatehouse.edge.audit;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    Decisions decisions() {
        return new Decisions();
    }

    @Bean
    DecisionsEndpoint decisionsEndpoint(Decisions decisions) {
        return new DecisionsEndpoint(decisions);
    }

    @Bean
    TrailFilter trailFilter(Decisions decisions, MeterRegistry meters) {
        return new TrailFilter(decisions, new Ledger(meters), Clock.systemUTC());
    }
}
