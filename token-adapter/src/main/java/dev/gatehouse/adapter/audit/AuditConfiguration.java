package dev.gatehouse.adapter.audit;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    Ledger ledger(MeterRegistry meters) {
        return new Ledger(meters);
    }
}
