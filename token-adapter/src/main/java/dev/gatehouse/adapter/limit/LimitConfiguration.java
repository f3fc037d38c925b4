package dev.gatehouse.adapter.limit;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    @Bean
    FailureLimit failureLimit(InstantSource clock) {
        return new FailureLimit(clock);
    }
}
