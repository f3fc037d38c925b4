package dev.gatehouse.edge;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the edge. It knows no room by name: scanning finds the one configuration of each. */
@SpringBootApplication(proxyBeanMethods = false)
public class EdgeApplication {

    public static void main(String[] args) {
        SpringApplication.run(EdgeApplication.class, args);
    }
}
