package dev.gatehouse.edge.adapter;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdapterProperties.class)
class AdapterConfiguration {

    private static final int CONNECTIONS = 64;

    @Bean
    @ConditionalOnProperty("gatehouse.adapter.url")
    Adapter adapter(AdapterProperties properties, SslBundles bundles) {
        HttpClient http = HttpClient.create(ConnectionProvider.builder("adapter")
                        .maxConnections(CONNECTIONS)
                        .build())
                .baseUrl("" + properties.url());
        if (properties.sslBundle() != null) {
            SslContext context = context(bundles.getBundle(properties.sslBundle()));
            http = http.secure(ssl -> ssl.sslContext(context));
        }
        WebClient client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .baseUrl("" + properties.url())
                .defaultHeaders(
                        headers -> headers.setBasicAuth(form(properties.clientId()), form(properties.clientSecret())))
                .build();
        return new Adapter(client);
    }

    /** RFC 6749 section 2.3.1 has id and secret form-encoded before they are joined. */
    private static String form(@Nullable String text) {
        return URLEncoder.encode(text == null ? "" : text, StandardCharsets.UTF_8);
    }

    private static SslContext context(SslBundle bundle) {
        try {
            return SslContextBuilder.forClient()
                    .keyManager(bundle.getManagers().getKeyManagerFactory())
                    .trustManager(bundle.getManagers().getTrustManagerFactory())
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("the ssl bundle of gatehouse.adapter cannot be used", e);
        }
    }
}
