package dev.gatehouse.edge.audit;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.ApplicationContext;
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
    Ledger ledger(MeterRegistry meters) {
        return new Ledger(meters);
    }

    @Bean
    TrailFilter trailFilter(Decisions decisions, Ledger ledger, ApplicationContext edge) {
        return new TrailFilter(decisions, ledger, Clock.systemUTC(), edge);
    }
}
