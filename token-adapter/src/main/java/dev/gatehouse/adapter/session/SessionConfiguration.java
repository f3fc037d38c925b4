package dev.gatehouse.adapter.session;

import dev.gatehouse.adapter.key.AdapterKeys;
import dev.gatehouse.adapter.realm.Realms;
import dev.gatehouse.token.key.Secret;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    /** With its jwt plugin, Better Auth repeats the whole user in a header. */
    private static final int MOST_HEAD_BYTES = 64 * 1024;

    private static final int MOST_BODY_BYTES = 256 * 1024;
    private static final int CONNECT_MILLIS = 1000;

    @Bean
    Sessions sessions(Realms realms, AdapterKeys keys, WebClient betterAuth, InstantSource clock) {
        Secret secret = keys.betterAuth().first().secret();
        return new Sessions(
                realms.each(realm -> SessionCookies.named(SessionPolicy.of(realm), secret)),
                realms.each(realm -> new RemoteSessions(betterAuth, SessionPolicy.of(realm), secret, clock)),
                clock);
    }

    @Bean
    SessionSeal sessionSeal(AdapterKeys keys) {
        return new SessionSeal(keys.betterAuth());
    }

    @Bean
    BetterAuthHealth betterAuth(Realms realms, WebClient http) {
        return new BetterAuthHealth(http, realms.each(SessionPolicy::of));
    }

    @Bean
    WebClient betterAuthClient(
            ConnectionProvider betterAuthConnections, ReactorResourceFactory resources, MeterRegistry meters) {
        // Not the loops that all of the process share: they end with the first of several adapters in it, as in tests.
        HttpClient client = HttpClient.create(betterAuthConnections)
                .runOn(resources.getLoopResources())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .httpResponseDecoder(decoder -> decoder.maxHeaderSize(MOST_HEAD_BYTES));
        return WebClient.builder()
                .filter(new BetterAuthCalls(meters))
                .clientConnector(new ReactorClientHttpConnector(client))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BODY_BYTES))
                .build();
    }

    @Bean(destroyMethod = "dispose")
    ConnectionProvider betterAuthConnections() {
        return ConnectionProvider.builder("better-auth")
                .maxConnections(200)
                .pendingAcquireMaxCount(2000)
                .pendingAcquireTimeout(Duration.ofSeconds(2))
                .maxIdleTime(Duration.ofSeconds(4))
                .build();
    }
}
