package dev.gatehouse.sample.task;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room. */
@Configuration(proxyBeanMethods = false)
class TaskConfiguration {

    private static final int MOST_OF_ONE_USER = 1_000;
    private static final int MOST_OF_ALL = 100_000;

    @Bean
    Tasks tasks() {
        return new Tasks(MOST_OF_ONE_USER, MOST_OF_ALL);
    }
}
