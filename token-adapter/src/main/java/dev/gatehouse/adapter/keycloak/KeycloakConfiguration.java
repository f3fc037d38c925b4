package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.address.ClientAddresses;
import dev.gatehouse.adapter.client.Clients;
import dev.gatehouse.adapter.exchange.ExchangeGrant;
import dev.gatehouse.adapter.realm.Realms;
import dev.gatehouse.adapter.refresh.RefreshGrant;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class KeycloakConfiguration {

    private final AnswerWriter writer = new AnswerWriter();

    @Bean
    KeycloakHandler keycloakHandler(
            Realms realms,
            Clients clients,
            ClientAddresses addresses,
            ExchangeGrant exchange,
            RefreshGrant refresh,
            InstantSource clock) {
        TokenEndpoint endpoint = new TokenEndpoint(clients, addresses, exchange, refresh);
        return new KeycloakHandler(new RealmPaths(realms), endpoint, clients, writer, clock);
    }

    @Bean
    HandlerMapping keycloakPaths(KeycloakHandler handler, ApplicationContext publicSide) {
        return new PublicPaths(handler, publicSide);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebExceptionHandler keycloakErrors() {
        return new KeycloakErrors(writer);
    }

    /** All paths of the public port and none of the management port, which looks for mappings here as well. */
    private static final class PublicPaths extends SimpleUrlHandlerMapping {

        private final ApplicationContext publicSide;

        PublicPaths(KeycloakHandler handler, ApplicationContext publicSide) {
            super(Map.of("/**", handler), Ordered.HIGHEST_PRECEDENCE);
            this.publicSide = publicSide;
        }

        @Override
        public Mono<Object> getHandlerInternal(ServerWebExchange exchange) {
            return exchange.getApplicationContext() == publicSide ? super.getHandlerInternal(exchange) : Mono.empty();
        }
    }
}
