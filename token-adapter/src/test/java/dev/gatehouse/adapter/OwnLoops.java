package dev.gatehouse.adapter;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * For an adapter that a test starts and ends by itself: the loops that all of the process share would end with it, and
 * with them the adapters that other tests have kept.
 */
@TestConfiguration(proxyBeanMethods = false)
class OwnLoops {
    @Bean
    ReactorResourceFactory loops() {
        ReactorResourceFactory loops = new ReactorResourceFactory();
        loops.setUseGlobalResources(false);
        return loops;
    }
}
