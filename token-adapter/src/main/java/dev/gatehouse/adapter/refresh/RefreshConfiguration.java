package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.issue.TokenIssuer;
import dev.gatehouse.adapter.key.AdapterKeys;
import dev.gatehouse.adapter.realm.Realms;
import dev.gatehouse.adapter.revocation.Revocations;
import dev.gatehouse.adapter.session.SessionSeal;
import dev.gatehouse.adapter.session.Sessions;
import dev.gatehouse.adapter.signing.TokenKeys;
import dev.gatehouse.adapter.store.Store;
import dev.gatehouse.token.TokenVerifier;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RefreshConfiguration {

    @Bean
    RefreshFamilies refreshFamilies(Store store) {
        return new RefreshFamilies(store);
    }

    @Bean
    Families families(
            Store store,
            Realms realms,
            SessionSeal seal,
            TokenIssuer issuer,
            Revocations revocations,
            InstantSource clock) {
        return new Families(store, realms.each(RefreshPolicy::of), seal, issuer, revocations, clock);
    }

    @Bean
    Endings endings(Store store, Revocations revocations, Families families, InstantSource clock) {
        return new Endings(store, revocations, families, clock);
    }

    @Bean
    RefreshTokens refreshTokens(AdapterKeys keys) {
        return new RefreshTokens(new TokenVerifier(keys.refresh()));
    }

    @Bean
    AccessTokens accessTokens(TokenKeys keys, RefreshFamilies store, Families families) {
        return new AccessTokens(keys, store, families);
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
    UserSessions userSessions(RefreshFamilies store, Endings endings, SessionSeal seal, InstantSource clock) {
        return new UserSessions(store, endings, seal, clock);
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
