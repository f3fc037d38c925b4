package dev.gatehouse.adapter.browser;

import dev.gatehouse.adapter.session.Sessions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BrowserConfiguration {

    @Bean
    BrowserSessions browserSessions(Sessions sessions) {
        return new BrowserSessions(sessions);
    }
}
