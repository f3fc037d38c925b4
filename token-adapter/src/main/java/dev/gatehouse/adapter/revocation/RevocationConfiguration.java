package dev.gatehouse.adapter.revocation;

import dev.gatehouse.adapter.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RevocationConfiguration {

    @Bean
    RevocationLog revocationLog(Store store) {
        return new RevocationLog(store);
    }

    @Bean
    Revocations revocations(RevocationLog log) {
        return new Revocations(log);
    }

    @Bean
    Feed feed(RevocationLog log) {
        return new Feed(log);
    }
}
