package dev.gatehouse.adapter.session;

import dev.gatehouse.adapter.cookie.CookieCache;
import dev.gatehouse.adapter.key.AdapterKeys;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.realm.RealmSettings.BetterAuth;
import dev.gatehouse.adapter.realm.RealmSettings.Source;
import dev.gatehouse.adapter.realm.Realms;
import dev.gatehouse.token.key.KeyRing;
import dev.gatehouse.token.key.Secret;
import dev.gatehouse.token.key.SharedKey;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    /** With its jwt plugin, Better Auth repeats the whole user in a header. */
    private static final int MOST_HEAD_BYTES = 64 * 1024;

    private static final int MOST_BODY_BYTES = 256 * 1024;
    private static final int CONNECT_MILLIS = 1000;

    @Bean
    Sessions sessions(Realms realms, AdapterKeys keys, WebClient betterAuth, InstantSource clock) {
        KeyRing secrets = keys.betterAuth();
        return new Sessions(realms.each(realm -> sessions(realm, secrets, betterAuth, clock)), clock);
    }

    static RealmSessions sessions(Realm realm, KeyRing secrets, WebClient http, InstantSource clock) {
        Secret secret = secrets.first().secret();
        SessionPolicy asked = SessionPolicy.of(realm).orElse(null);
        BetterAuth settings = realm.settings().betterAuth();
        CookieSessions believed = settings.sessionSource() == Source.REMOTE
                ? null
                : new CookieSessions(
                        CookieCache.of(realm, secrets, asked == null ? null : asked.url(), http),
                        settings.cookieCacheVersion());
        List<Secret> all = secrets.shared().stream().map(SharedKey::secret).toList();
        RemoteSessions remote = asked == null ? null : new RemoteSessions(http, asked, all, clock);
        RemoteSignOut signOut = asked == null ? null : new RemoteSignOut(http, asked, all);
        return new RealmSessions(SessionCookies.of(realm, secret), believed, remote, signOut);
    }

    @Bean
    SessionSeal sessionSeal(AdapterKeys keys) {
        return new SessionSeal(keys.betterAuth());
    }

    @Bean
    BetterAuthHealth betterAuth(Realms realms, WebClient http) {
        Map<String, SessionPolicy> asked = new TreeMap<>();
        realms.all().forEach(realm -> SessionPolicy.of(realm).ifPresent(policy -> asked.put(realm.name(), policy)));
        return new BetterAuthHealth(http, asked);
    }

    @Bean
    WebClient betterAuthClient(
            ConnectionProvider betterAuthConnections, ReactorResourceFactory resources, MeterRegistry meters) {
        // Not the loops that all of the process share: they end with the first of several adapters in it, as in tests.
        HttpClient client = HttpClient.create(betterAuthConnections)
                .runOn(resources.getLoopResources())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .httpResponseDecoder(decoder -> decoder.maxHeaderSize(MOST_HEAD_BYTES));
        return WebClient.builder()
                .filter(new BetterAuthCalls(meters))
                .clientConnector(new ReactorClientHttpConnector(client))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BODY_BYTES))
                .build();
    }

    @Bean(destroyMethod = "dispose")
    ConnectionProvider betterAuthConnections() {
        return ConnectionProvider.builder("better-auth")
                .maxConnections(200)
                .pendingAcquireMaxCount(2000)
                .pendingAcquireTimeout(Duration.ofSeconds(2))
                .maxIdleTime(Duration.ofSeconds(4))
                .build();
    }
}
