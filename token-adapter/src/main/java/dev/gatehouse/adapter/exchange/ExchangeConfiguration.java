package dev.gatehouse.adapter.exchange;

import dev.gatehouse.adapter.client.Clients;
import dev.gatehouse.adapter.issue.TokenIssuer;
import dev.gatehouse.adapter.refresh.Families;
import dev.gatehouse.adapter.refresh.LiveTokens;
import dev.gatehouse.adapter.session.Sessions;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ExchangeConfiguration {

    @Bean
    ExchangeGrant exchangeGrant(
            Sessions sessions,
            Families families,
            LiveTokens tokens,
            Clients clients,
            TokenIssuer issuer,
            InstantSource clock) {
        return new ExchangeGrant(sessions, families, new Narrowing(tokens, clients, issuer, clock), clock);
    }
}
