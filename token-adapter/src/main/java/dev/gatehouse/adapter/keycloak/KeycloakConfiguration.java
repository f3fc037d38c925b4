package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.address.ClientAddresses;
import dev.gatehouse.adapter.audit.Ledger;
import dev.gatehouse.adapter.authorize.Authorization;
import dev.gatehouse.adapter.authorize.CodeGrant;
import dev.gatehouse.adapter.client.Clients;
import dev.gatehouse.adapter.document.Discovery;
import dev.gatehouse.adapter.document.PublicKeys;
import dev.gatehouse.adapter.event.Events;
import dev.gatehouse.adapter.exchange.ExchangeGrant;
import dev.gatehouse.adapter.introspect.Bearers;
import dev.gatehouse.adapter.introspect.Introspection;
import dev.gatehouse.adapter.limit.FailureLimit;
import dev.gatehouse.adapter.realm.Realms;
import dev.gatehouse.adapter.refresh.LiveTokens;
import dev.gatehouse.adapter.refresh.RefreshGrant;
import dev.gatehouse.adapter.refresh.TokenRevocation;
import dev.gatehouse.adapter.refresh.UserSessions;
import dev.gatehouse.adapter.revocation.Feed;
import dev.gatehouse.adapter.revocation.Revocations;
import dev.gatehouse.adapter.service.ServiceGrant;
import dev.gatehouse.adapter.service.ServiceTokens;
import dev.gatehouse.adapter.signing.TokenKeys;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.netty.NettyPipeline;

@Configuration(proxyBeanMethods = false)
@Import(BrowserRoutes.class)
class KeycloakConfiguration {

    private static final int MOST_READERS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ALWAYS_ANEW = "no-cache, must-revalidate, no-transform, no-store";
    private static final String ADMIN = "/admin/realms/*";
    static final String OPENID = "/realms/*/protocol/openid-connect";

    /**
     * The whole public port. There is no Spring dispatcher before it: that one answers preflights itself, and what is
     * mapped in it would answer on the management port too.
     */
    @Bean
    HttpHandler publicPort(
            Realms realms,
            Clients clients,
            TokenKeys keys,
            Callers callers,
            AnswerWriter writer,
            List<Route> routes,
            InstantSource clock) {
        return WebHttpHandlerBuilder.webHandler(
                        new KeycloakHandler(new Routes(realms, routes), clients, keys, callers, writer, clock))
                .exceptionHandler(new KeycloakErrors(writer, clock))
                .build();
    }

    @Bean
    Books books(Ledger ledger, FailureLimit limit) {
        return new Books(ledger, limit);
    }

    @Bean
    AnswerWriter answerWriter(Books books) {
        return new AnswerWriter(books);
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> earlyAnswers(AnswerWriter writer, Books books) {
        return factory -> factory.addServerCustomizers(server ->
                server.doOnChannelInit((observer, channel, remote) -> channel.pipeline()
                        .addAfter(
                                NettyPipeline.HttpCodec,
                                NettyPipeline.LEFT + "earlyAnswers",
                                new EarlyAnswers(writer, books))));
    }

    @Bean
    Callers callers(Clients clients, ClientAddresses addresses, FailureLimit limit) {
        return new Callers(clients, addresses, limit);
    }

    @Bean
    Route discoveryRoute(AnswerWriter writer) {
        return new Route("/realms/*/.well-known/openid-configuration", discovery(writer));
    }

    @Bean
    Route serverMetadataRoute(AnswerWriter writer) {
        return new Route("/realms/*/.well-known/oauth-authorization-server", discovery(writer));
    }

    /** Where RFC 8414 section 3.1 has it. */
    @Bean
    Route serverMetadataByIssuerRoute(AnswerWriter writer) {
        return new Route("/.well-known/oauth-authorization-server/realms/*", discovery(writer));
    }

    private static DocumentEndpoint discovery(AnswerWriter writer) {
        return new DocumentEndpoint("discovery", ALWAYS_ANEW, writer, Discovery::of);
    }

    @Bean
    Route certsRoute(TokenKeys keys, AnswerWriter writer) {
        return new Route(
                OPENID + "/certs",
                new DocumentEndpoint("certs", "no-cache", writer, realm -> PublicKeys.set(keys.published(realm))));
    }

    @Bean
    Route realmRoute(TokenKeys keys, AnswerWriter writer) {
        return new Route(
                "/realms/*",
                new DocumentEndpoint(
                        "realm",
                        "no-cache",
                        writer,
                        realm -> PublicKeys.realm(realm, keys.active(realm).orElse(null))));
    }

    @Bean
    Route authorizeRoute(Authorization authorization, Clients clients, InstantSource clock, AnswerWriter writer) {
        return new Route(OPENID + "/auth", new AuthorizeEndpoint(authorization, clients, clock, writer));
    }

    @Bean
    Route tokenRoute(
            Callers callers,
            CodeGrant code,
            ExchangeGrant exchange,
            RefreshGrant refresh,
            ServiceGrant service,
            InstantSource clock,
            AnswerWriter writer) {
        TokenEndpoint endpoint = new TokenEndpoint(callers, code, exchange, refresh, service, clock);
        return new Route(OPENID + "/token", FormEndpoint.ofPages(Ledger.TOKEN, writer, endpoint::answer));
    }

    @Bean
    Route revokeRoute(Callers callers, TokenRevocation revocation, ServiceTokens services, AnswerWriter writer) {
        RevokeEndpoint endpoint = new RevokeEndpoint(callers, revocation, services);
        return new Route(OPENID + "/revoke", FormEndpoint.ofPages("revoke", writer, endpoint::revoke));
    }

    @Bean
    Route revocationsRoute(Callers callers, Feed feed, Readers readers, AnswerWriter writer) {
        return new Route("/realms/*/revocations", new FeedEndpoint(callers, feed, readers, writer));
    }

    @Bean
    Route introspectRoute(Callers callers, Introspection introspection, AnswerWriter writer) {
        IntrospectEndpoint endpoint = new IntrospectEndpoint(callers, introspection);
        return new Route(OPENID + "/token/introspect", FormEndpoint.ofServers("introspect", writer, endpoint::answer));
    }

    @Bean
    BearerAccess bearerAccess(Bearers bearers, Clients clients) {
        return new BearerAccess(bearers, clients);
    }

    @Bean
    Route userInfoRoute(BearerAccess access, AnswerWriter writer) {
        return new Route(OPENID + "/userinfo", new UserInfoEndpoint(access, writer));
    }

    @Bean
    Route accountRoute(BearerAccess access, AnswerWriter writer) {
        return new Route("/realms/*/account", new AccountEndpoint(access, writer));
    }

    @Bean
    Route eventsRoute(Events events, AnswerWriter writer) {
        return new Route("/realms/*/events/better-auth", new EventsEndpoint(events, writer));
    }

    @Bean
    AdminAccess adminAccess(Callers callers, LiveTokens tokens) {
        return new AdminAccess(callers, tokens);
    }

    @Bean
    Route userSessionsRoute(UserSessions sessions, AdminAccess access, AnswerWriter writer) {
        AdminActions actions = new AdminActions(sessions);
        return new Route(ADMIN + "/users/*/sessions", new AdminEndpoint(HttpMethod.GET, access, actions::list, writer));
    }

    @Bean
    Route userLogoutRoute(UserSessions sessions, AdminAccess access, AnswerWriter writer) {
        AdminActions actions = new AdminActions(sessions);
        return new Route(
                ADMIN + "/users/*/logout", new AdminEndpoint(HttpMethod.POST, access, actions::logout, writer));
    }

    @Bean
    Route sessionRoute(UserSessions sessions, AdminAccess access, AnswerWriter writer) {
        AdminActions actions = new AdminActions(sessions);
        return new Route(ADMIN + "/sessions/*", new AdminEndpoint(HttpMethod.DELETE, access, actions::end, writer));
    }

    @Bean
    Readers readers() {
        return new Readers(MOST_READERS, PATIENCE);
    }

    @Bean
    FeedHealth feedHealthIndicator(Revocations revocations, Realms realms, Readers readers) {
        return new FeedHealth(revocations, realms, readers);
    }

    @Bean
    MeterBinder feedReaders(Readers readers) {
        return meters -> Gauge.builder("gatehouse.feed.readers", readers, Readers::reading)
                .description("Edges that follow the revocations right now")
                .register(meters);
    }
}
