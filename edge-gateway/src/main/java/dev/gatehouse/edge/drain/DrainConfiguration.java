package dev.gatehouse.edge.drain;

import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DrainProperties.class)
class DrainConfiguration {

    private static final String PHASE = "spring.lifecycle.timeout-per-shutdown-phase";

    @Bean
    Drain drain(DrainProperties properties, Environment settings) {
        Duration phase = settings.getProperty(PHASE, Duration.class, Duration.ofSeconds(30));
        return new Drain(properties.within(phase).drain(), Schedulers.parallel());
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> lastAnswers(Drain drain) {
        return factory -> factory.addServerCustomizers(server -> server.mapHandle(drain::lastOfItsConnection));
    }
}
