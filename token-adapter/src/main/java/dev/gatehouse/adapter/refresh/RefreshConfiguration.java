package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.issue.TokenIssuer;
import dev.gatehouse.adapter.key.AdapterKeys;
import dev.gatehouse.adapter.realm.Realms;
import dev.gatehouse.adapter.revocation.Revocations;
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

    @Bean
    MemoryBars sessionBars() {
        return new MemoryBars(MOST_FAMILIES);
    }

    @Bean(destroyMethod = "dispose")
    Disposable pruning(MemoryFamilies families, MemoryBars bars, InstantSource clock) {
        Runnable prune = () -> {
            families.prune(clock.instant());
            bars.prune(clock.instant());
        };
        return Schedulers.boundedElastic().schedulePeriodically(prune, PRUNE_SECONDS, PRUNE_SECONDS, TimeUnit.SECONDS);
    }

    @Bean
    Families families(
            RefreshFamilies store,
            SessionBars bars,
            Realms realms,
            SessionSeal seal,
            TokenIssuer issuer,
            Revocations revocations,
            InstantSource clock) {
        return new Families(store, bars, realms.each(RefreshPolicy::of), seal, issuer, revocations, clock);
    }

    @Bean
    Endings endings(RefreshFamilies store, Revocations revocations, Families families, InstantSource clock) {
        return new Endings(store, revocations, families, clock);
    }

    @Bean
    RefreshTokens refreshTokens(AdapterKeys keys) {
        return new RefreshTokens(new TokenVerifier(keys.refresh()));
    }

    @Bean
    AccessTokens accessTokens(AdapterKeys keys, RefreshFamilies store, Families families) {
        return new AccessTokens(keys.access(), store, families);
    }

    @Bean
    LiveTokens liveTokens(AccessTokens tokens, Revocations revocations, InstantSource clock) {
        return new LiveTokens(tokens, revocations, clock);
    }

    @Bean
    RefreshInspection refreshInspection(
            RefreshTokens tokens, RefreshFamilies store, Families families, InstantSource clock) {
        return new RefreshInspection(tokens, store, families, clock);
    }

    @Bean
    UserSessions userSessions(RefreshFamilies store, SessionBars bars, Endings endings, InstantSource clock) {
        return new UserSessions(store, bars, endings, clock);
    }

    @Bean
    TokenRevocation tokenRevocation(
            RefreshTokens refreshTokens, AccessTokens accessTokens, Endings endings, InstantSource clock) {
        return new TokenRevocation(refreshTokens, accessTokens, endings, clock);
    }

    @Bean
    RefreshGrant refreshGrant(
            RefreshTokens tokens,
            RefreshFamilies store,
            Families families,
            Endings endings,
            Sessions sessions,
            SessionSeal seal,
            InstantSource clock) {
        return new RefreshGrant(tokens, store, families, endings, sessions, seal, clock);
    }
}
