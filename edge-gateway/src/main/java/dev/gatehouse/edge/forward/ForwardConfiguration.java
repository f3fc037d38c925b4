package dev.gatehouse.edge.forward;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.http.client.HttpClient;

@Configuration(proxyBeanMethods = false)
class ForwardConfiguration {

    @Bean
    TargetFilter targetFilter() {
        return new TargetFilter();
    }

    @Bean
    AnswerFilter answerFilter(Lifespan lifespan) {
        return new AnswerFilter(lifespan);
    }

    @Bean
    ForwardFilter forwardFilter(HttpClient gatewayHttpClient, Relay relay) {
        return new ForwardFilter(gatewayHttpClient, relay);
    }
}
