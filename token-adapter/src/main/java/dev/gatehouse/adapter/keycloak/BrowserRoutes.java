package dev.gatehouse.adapter.keycloak;

import static dev.gatehouse.adapter.keycloak.KeycloakConfiguration.OPENID;

import dev.gatehouse.adapter.browser.BrowserSessions;
import dev.gatehouse.adapter.client.Clients;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.keycloak.Answer.Refused;
import dev.gatehouse.adapter.logout.Logout;
import dev.gatehouse.adapter.page.Embedded;
import dev.gatehouse.adapter.refresh.TokenRevocation;
import dev.gatehouse.adapter.service.ServiceTokens;
import org.springframework.context.annotation.Bean;
import reactor.core.publisher.Mono;

/** Where browsers come, and their frames; part of {@link KeycloakConfiguration}. */
class BrowserRoutes {

    private static final String LOGIN_STATUS = OPENID + "/login-status-iframe.html";

    @Bean
    Route logoutRoute(
            Logout logout, Callers callers, TokenRevocation revocation, ServiceTokens services, AnswerWriter writer) {
        RevokeEndpoint tokens = new RevokeEndpoint(callers, revocation, services);
        return new Route(OPENID + "/logout", new LogoutEndpoint(logout, tokens, writer));
    }

    /** Accounts are made at Better Auth's own page, which the application knows. */
    @Bean
    Route registrationsRoute(AnswerWriter writer) {
        return new Route(
                OPENID + "/registrations",
                new BrowserEndpoint(
                        "registrations",
                        writer,
                        (call, form) -> Mono.just(new Refused(Denial.REGISTRATION_FORBIDDEN))));
    }

    @Bean
    Route stepOneRoute(AnswerWriter writer) {
        return new Route(OPENID + "/3p-cookies/step1.html", new EmbeddedEndpoint(Embedded.STEP1, writer));
    }

    @Bean
    Route stepTwoRoute(AnswerWriter writer) {
        return new Route(OPENID + "/3p-cookies/step2.html", new EmbeddedEndpoint(Embedded.STEP2, writer));
    }

    @Bean
    Route loginStatusFrameRoute(AnswerWriter writer) {
        return new Route(LOGIN_STATUS, new EmbeddedEndpoint(Embedded.LOGIN_STATUS_IFRAME, writer));
    }

    @Bean
    Route loginStatusRoute(Clients clients, BrowserSessions sessions, AnswerWriter writer) {
        return new Route(LOGIN_STATUS + "/init", new LoginStatusEndpoint(clients, sessions, writer));
    }
}
