package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.browser.BrowserSessions;
import dev.gatehouse.adapter.client.Clients;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.keycloak.Answer.Empty;
import dev.gatehouse.adapter.keycloak.Answer.Refused;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Whether a page may learn when somebody signs in or out. People sign in and out at Better Auth without coming by here,
 * so the status cookie is put right as far as Better Auth's own cookie shows.
 */
final class LoginStatusEndpoint implements Endpoint {

    private static final int NO_CONTENT = 204;

    private final Clients clients;
    private final BrowserSessions sessions;
    private final AnswerWriter writer;

    LoginStatusEndpoint(Clients clients, BrowserSessions sessions, AnswerWriter writer) {
        this.clients = clients;
        this.sessions = sessions;
        this.writer = writer;
    }

    @Override
    public String name() {
        return "login-status";
    }

    @Override
    public List<HttpMethod> methods() {
        return List.of(HttpMethod.GET);
    }

    @Override
    public Pages pages() {
        return Pages.NONE;
    }

    @Override
    public Mono<Void> answer(Call call) {
        return writer.writeStatus(
                call, BrowserEndpoint.query(call.request()).fold(form -> decide(call, form), Refused::new));
    }

    private Answer decide(Call call, Form form) {
        boolean known = clients.find(call.realm(), form.value("client_id"))
                .filter(client -> client.origins().contains(form.value("origin")))
                .isPresent();
        if (!known) {
            return new Refused(Denial.ORIGIN_FORBIDDEN);
        }
        correct(call);
        return new Empty(NO_CONTENT);
    }

    private void correct(Call call) {
        boolean signedIn = sessions.presented(call.realm(), call.headers().getOrEmpty(HttpHeaders.COOKIE));
        if (signedIn != StatusCookie.isSentWith(call.request())) {
            call.response().addCookie(signedIn ? StatusCookie.unknown(call.realm()) : StatusCookie.none(call.realm()));
        }
    }
}
