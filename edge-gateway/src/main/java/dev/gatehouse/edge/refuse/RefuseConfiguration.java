package dev.gatehouse.edge.refuse;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class RefuseConfiguration {

    @Bean
    RefusalWriter refusalWriter() {
        return new RefusalWriter();
    }

    /** Before Spring's own handlers, which know other answers than ours. */
    @Bean
    @Order(-2)
    FailureHandler failureHandler(RefusalWriter refusals) {
        return new FailureHandler(refusals);
    }
}
