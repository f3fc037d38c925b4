package dev.gatehouse.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the sample backend. Run it twice, with another {@code SPRING_APPLICATION_NAME}, to have two backends. */
@SpringBootApplication(proxyBeanMethods = false)
class SampleApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(SampleApplication.class, arguments);
    }
}
