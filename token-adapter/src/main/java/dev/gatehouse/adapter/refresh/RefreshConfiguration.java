package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.issue.TokenIssuer;
import dev.gatehouse.adapter.key.AdapterKeys;
import dev.gatehouse.adapter.realm.Realms;
import dev.gatehouse.adapter.session.SessionSeal;
import dev.gatehouse.adapter.session.Sessions;
import dev.gatehouse.token.TokenVerifier;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
class RefreshConfiguration {

    /** About 1 KiB each: more than one small pod serves in a week. */
    private static final int MOST_FAMILIES = 200_000;

    private static final long PRUNE_SECONDS = Duration.ofMinutes(1).toSeconds();

    @Bean
    MemoryFamilies refreshFamilies() {
        return new MemoryFamilies(MOST_FAMILIES);
    }

    @Bean(destroyMethod = "dispose")
    Disposable pruning(MemoryFamilies families, InstantSource clock) {
        return Schedulers.boundedElastic()
                .schedulePeriodically(
                        () -> families.prune(clock.instant()), PRUNE_SECONDS, PRUNE_SECONDS, TimeUnit.SECONDS);
    }

    @Bean
    Families families(RefreshFamilies store, Realms realms, SessionSeal seal, TokenIssuer issuer, InstantSource clock) {
        return new Families(store, realms.each(RefreshPolicy::of), seal, issuer, clock);
    }

    @Bean
    RefreshGrant refreshGrant(
            AdapterKeys keys,
            RefreshFamilies store,
            Families families,
            Sessions sessions,
            SessionSeal seal,
            InstantSource clock) {
        RefreshTokens tokens = new RefreshTokens(new TokenVerifier(keys.refresh()));
        return new RefreshGrant(tokens, store, families, sessions, seal, clock);
    }
}
