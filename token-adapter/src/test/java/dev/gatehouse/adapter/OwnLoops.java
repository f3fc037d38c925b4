package dev.gatehouse.adapter;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;

/** The loops that all of the process share would end with the first adapter, and with them those that others have kept. */
@TestConfiguration(proxyBeanMethods = false)
class OwnLoops {
    @Bean
    ReactorResourceFactory loops() {
        ReactorResourceFactory loops = new ReactorResourceFactory();
        loops.setUseGlobalResources(false);
        return loops;
    }
}
