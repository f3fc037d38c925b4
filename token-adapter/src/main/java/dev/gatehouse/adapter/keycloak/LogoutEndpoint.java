package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.audit.About;
import dev.gatehouse.adapter.audit.Deed;
import dev.gatehouse.adapter.keycloak.Answer.Html;
import dev.gatehouse.adapter.keycloak.Answer.Redirect;
import dev.gatehouse.adapter.keycloak.Answer.Refused;
import dev.gatehouse.adapter.logout.Logout;
import dev.gatehouse.adapter.logout.LogoutAnswer;
import dev.gatehouse.adapter.logout.LogoutAnswer.Asked;
import dev.gatehouse.adapter.logout.LogoutAnswer.LoggedOut;
import dev.gatehouse.adapter.logout.LogoutAnswer.NotLoggedOut;
import dev.gatehouse.adapter.logout.LogoutRequest;
import dev.gatehouse.adapter.page.Field;
import dev.gatehouse.adapter.page.Page;
import dev.gatehouse.adapter.page.Page.Question;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import reactor.core.publisher.Mono;

/** Logging out: in a browser (OpenID Connect RP-Initiated Logout), or with a refresh token, as Keycloak has it too. */
final class LogoutEndpoint implements Endpoint {

    private static final String CONFIRMATION = "confirmation";
    private static final List<String> KEPT = List.of("client_id", "post_logout_redirect_uri", "state");

    private final Logout logout;
    private final RevokeEndpoint tokens;
    private final AnswerWriter writer;

    LogoutEndpoint(Logout logout, RevokeEndpoint tokens, AnswerWriter writer) {
        this.logout = logout;
        this.tokens = tokens;
        this.writer = writer;
    }

    @Override
    public String name() {
        return "logout";
    }

    @Override
    public List<HttpMethod> methods() {
        return List.of(HttpMethod.GET, HttpMethod.POST);
    }

    @Override
    public Pages pages() {
        return Pages.OF_CLIENTS;
    }

    @Override
    public Mono<Void> answer(Call call) {
        return BrowserEndpoint.read(call.request())
                .flatMap(reading -> reading.fold(
                        form -> answer(call, form), reason -> writer.writeToPerson(call, new Refused(reason))));
    }

    private Mono<Void> answer(Call call, Form form) {
        boolean byToken = call.request().getMethod().equals(HttpMethod.POST)
                && form.parameters().containsKey("refresh_token");
        return byToken
                ? tokens.logout(call, form).flatMap(answer -> writer.writeToPage(call, answer))
                : logout.answer(request(call, form))
                        .map(answer -> told(call, form, answer))
                        .flatMap(answer -> writer.writeToPerson(call, answer));
    }

    private static LogoutRequest request(Call call, Form form) {
        return new LogoutRequest(
                call.realm(),
                form.value("id_token_hint"),
                form.value("client_id"),
                form.value("post_logout_redirect_uri"),
                form.value("state"),
                form.value(CONFIRMATION),
                call.headers().getOrEmpty(HttpHeaders.COOKIE),
                call.trail().address());
    }

    private static Answer told(Call call, Form form, LogoutAnswer answer) {
        if (answer instanceof Asked asked) {
            return new Html(question(form, asked.confirmation()));
        }
        return answer instanceof LoggedOut loggedOut
                ? left(call, loggedOut)
                : new Refused(((NotLoggedOut) answer).denied());
    }

    private static Page question(Form form, String confirmation) {
        Stream<Field> kept = KEPT.stream()
                .filter(name -> !form.value(name).isEmpty())
                .map(name -> new Field(name, form.value(name)));
        List<Field> fields = Stream.concat(kept, Stream.of(new Field(CONFIRMATION, confirmation)))
                .toList();
        return new Page(
                200,
                "Signing out",
                "Do you want to log out?",
                "You will be signed out of all applications that you use in this browser with this account.",
                new Question("Log out", "logout", fields));
    }

    private static Answer left(Call call, LoggedOut answer) {
        String sid = answer.about().sessionId();
        if (!answer.about().equals(About.NOBODY)) {
            call.trail().did(Deed.REVOCATION, answer.about());
        }
        answer.cookies().forEach(line -> call.response().getHeaders().add(HttpHeaders.SET_COOKIE, line));
        List<ResponseCookie> cookies =
                StatusCookie.tellsOf(call.request(), sid) ? List.of(StatusCookie.none(call.realm())) : List.of();
        if (!answer.location().isEmpty()) {
            return new Redirect(answer.location(), cookies);
        }
        Page page = new Page(200, "Signed out", "You are logged out", "You can close this window.");
        return new Html(page.status(), page.document(), cookies);
    }
}
