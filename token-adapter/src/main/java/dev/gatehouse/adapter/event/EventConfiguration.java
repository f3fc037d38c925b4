package dev.gatehouse.adapter.event;

import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.realm.Realms;
import dev.gatehouse.adapter.refresh.Endings;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EventConfiguration {

    @Bean
    Events events(Realms realms, Endings endings, InstantSource clock) {
        Map<String, EventSeal> seals = new HashMap<>();
        for (Realm realm : realms.all()) {
            EventSeal.of(realm).ifPresent(seal -> seals.put(realm.name(), seal));
        }
        return new Events(seals, endings, clock);
    }
}
