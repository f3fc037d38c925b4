package dev.gatehouse.adapter.logout;

import dev.gatehouse.adapter.client.Clients;
import dev.gatehouse.adapter.key.AdapterKeys;
import dev.gatehouse.adapter.refresh.UserSessions;
import dev.gatehouse.adapter.session.Sessions;
import dev.gatehouse.adapter.signing.IdTokenHints;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LogoutConfiguration {

    @Bean
    Logout logout(
            Clients clients,
            IdTokenHints hints,
            AdapterKeys secrets,
            Sessions sessions,
            UserSessions ended,
            InstantSource clock) {
        return new Logout(
                clients,
                hints,
                new Confirmation(secrets.betterAuth()),
                sessions,
                new SessionEnd(ended, sessions),
                clock);
    }
}
