package dev.gatehouse.edge.upstream;

import dev.gatehouse.edge.refuse.RefusalWriter;
import io.netty.channel.ChannelOption;
import java.time.Clock;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UpstreamConfiguration {

    private static final int CONNECT_MILLIS = 2000;

    @Bean
    UpstreamFilter upstreamFilter(RefusalWriter refusals) {
        return new UpstreamFilter(new Circuits(Clock.systemUTC()), refusals);
    }

    /** Here and not in the gateway's own setting, with which it makes a new client for every request. */
    @Bean
    HttpClientCustomizer connectTimeout() {
        return client -> client.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS);
    }
}
