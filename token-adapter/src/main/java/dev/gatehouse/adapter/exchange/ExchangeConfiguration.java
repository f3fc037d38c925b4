package dev.gatehouse.adapter.exchange;

import dev.gatehouse.adapter.refresh.Families;
import dev.gatehouse.adapter.session.Sessions;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ExchangeConfiguration {

    @Bean
    ExchangeGrant exchangeGrant(Sessions sessions, Families families, InstantSource clock) {
        return new ExchangeGrant(sessions, families, clock);
    }
}
