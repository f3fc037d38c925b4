package dev.gatehouse.edge.exchange;

import dev.gatehouse.edge.adapter.Adapter;
import dev.gatehouse.settings.InvalidSetting;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CookieProperties.class)
class ExchangeConfiguration {

    @Bean
    CookieMode cookieMode(CookieProperties properties, ObjectProvider<Adapter> adapter) {
        return new CookieMode(
                new BetterAuthCookies(properties.prefix(), properties.secure()),
                new Origins(Set.copyOf(properties.origins())),
                properties.enabled() ? trades(adapter.getIfAvailable()) : null,
                properties.enabled() ? properties.loginUrl() : null);
    }

    private static Trades trades(@Nullable Adapter adapter) {
        if (adapter == null) {
            throw new InvalidSetting(
                    "gatehouse.cookie.enabled",
                    "is true, and cookies are traded at the adapter: write gatehouse.adapter.url, client-id and"
                            + " client-secret too, or false.");
        }
        Clock clock = Clock.systemUTC();
        return new Trades(new AdapterExchange(adapter, clock), clock, Trades.MOST);
    }
}
