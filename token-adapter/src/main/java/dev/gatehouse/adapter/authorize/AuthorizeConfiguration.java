package dev.gatehouse.adapter.authorize;

import dev.gatehouse.adapter.client.Clients;
import dev.gatehouse.adapter.key.AdapterKeys;
import dev.gatehouse.adapter.realm.ClientSettings.GrantName;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.realm.Realms;
import dev.gatehouse.adapter.refresh.Endings;
import dev.gatehouse.adapter.refresh.Families;
import dev.gatehouse.adapter.refresh.UserSessions;
import dev.gatehouse.adapter.session.SessionSeal;
import dev.gatehouse.adapter.session.Sessions;
import dev.gatehouse.adapter.store.Store;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuthorizeConfiguration {

    @Bean
    Codes codes(Store store) {
        return new Codes(store);
    }

    @Bean
    Authorization authorization(
            Realms realms,
            Clients clients,
            Sessions sessions,
            UserSessions ended,
            AdapterKeys keys,
            Codes codes,
            SessionSeal seal,
            InstantSource clock) {
        Map<String, SignInPage> pages = realms.all().stream()
                .filter(AuthorizeConfiguration::givesCodes)
                .collect(Collectors.toUnmodifiableMap(Realm::name, SignInPage::of));
        return new Authorization(
                clients,
                new Browsers(sessions, ended, clock),
                pages,
                new LoginMark(keys.betterAuth()),
                codes,
                seal,
                clock);
    }

    private static boolean givesCodes(Realm realm) {
        return realm.settings().clients().values().stream()
                .anyMatch(client -> client.grants().contains(GrantName.AUTHORIZATION_CODE));
    }

    @Bean
    CodeGrant codeGrant(
            Codes codes, Sessions sessions, SessionSeal seal, Families families, Endings endings, InstantSource clock) {
        return new CodeGrant(codes, sessions, seal, families, endings, clock);
    }
}
