package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.address.ClientAddresses;
import dev.gatehouse.adapter.client.Clients;
import dev.gatehouse.adapter.exchange.ExchangeGrant;
import dev.gatehouse.adapter.realm.Realms;
import dev.gatehouse.adapter.refresh.RefreshGrant;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

@Configuration(proxyBeanMethods = false)
class KeycloakConfiguration {

    /**
     * The whole public port. There is no Spring dispatcher before it: that one answers preflights itself, and what is
     * mapped in it would answer on the management port too.
     */
    @Bean
    HttpHandler publicPort(
            Realms realms,
            Clients clients,
            ClientAddresses addresses,
            ExchangeGrant exchange,
            RefreshGrant refresh,
            InstantSource clock) {
        AnswerWriter writer = new AnswerWriter();
        TokenEndpoint endpoint = new TokenEndpoint(clients, addresses, exchange, refresh);
        return WebHttpHandlerBuilder.webHandler(
                        new KeycloakHandler(new RealmPaths(realms), endpoint, clients, writer, clock))
                .exceptionHandler(new KeycloakErrors(writer))
                .build();
    }
}
