package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.audit.Deed;
import dev.gatehouse.adapter.audit.Trail;
import dev.gatehouse.adapter.authorize.Authorization;
import dev.gatehouse.adapter.authorize.Authorization.Question;
import dev.gatehouse.adapter.authorize.AuthorizationAnswer;
import dev.gatehouse.adapter.authorize.AuthorizationAnswer.Granted;
import dev.gatehouse.adapter.authorize.AuthorizationAnswer.Returned;
import dev.gatehouse.adapter.authorize.AuthorizationAnswer.Shown;
import dev.gatehouse.adapter.authorize.AuthorizationAnswer.SignIn;
import dev.gatehouse.adapter.authorize.AuthorizationAnswer.SignInAgain;
import dev.gatehouse.adapter.authorize.Parameters;
import dev.gatehouse.adapter.authorize.ResponseMode;
import dev.gatehouse.adapter.authorize.Return.Reply;
import dev.gatehouse.adapter.client.Client;
import dev.gatehouse.adapter.client.Clients;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.keycloak.Answer.Html;
import dev.gatehouse.adapter.keycloak.Answer.Redirect;
import dev.gatehouse.adapter.keycloak.Answer.Refused;
import dev.gatehouse.adapter.keycloak.Answer.Told;
import dev.gatehouse.adapter.page.Field;
import dev.gatehouse.adapter.page.FormPost;
import dev.gatehouse.adapter.page.Page;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import reactor.core.publisher.Mono;

/** The authorization endpoint (RFC 6749 section 3.1), as browsers see it. */
final class AuthorizeEndpoint implements Endpoint {

    private final Authorization authorization;
    private final Clients clients;
    private final InstantSource clock;
    private final AnswerWriter writer;

    AuthorizeEndpoint(Authorization authorization, Clients clients, InstantSource clock, AnswerWriter writer) {
        this.authorization = authorization;
        this.clients = clients;
        this.clock = clock;
        this.writer = writer;
    }

    @Override
    public String name() {
        return "auth";
    }

    @Override
    public List<HttpMethod> methods() {
        return List.of(HttpMethod.GET, HttpMethod.POST);
    }

    @Override
    public Pages pages() {
        return Pages.NONE;
    }

    @Override
    public Mono<Void> answer(Call call) {
        return Bodies.parameters(call.request())
                .flatMap(sent -> answer(call, new Parameters(sent)))
                .onErrorReturn(IllegalArgumentException.class, new Refused(Denial.AUTHORIZATION_MALFORMED))
                .onErrorReturn(DataBufferLimitException.class, new Refused(Denial.BODY_TOO_LARGE))
                .flatMap(answer -> writer.writeToPerson(call, answer));
    }

    private Mono<Answer> answer(Call call, Parameters parameters) {
        Question question = new Question(
                call.realm(),
                parameters,
                call.headers().getOrEmpty(HttpHeaders.COOKIE),
                call.trail().address());
        call.trail().asks("authorization_code");
        call.trail()
                .names(clients.named(call.realm(), parameters.value("client_id"))
                        .map(Client::id)
                        .orElse(Trail.UNKNOWN));
        return authorization.answer(question).map(answer -> written(call, answer));
    }

    private Answer written(Call call, AuthorizationAnswer answer) {
        if (answer instanceof Granted granted) {
            Duration life = Duration.between(clock.instant(), granted.ends());
            call.trail().did(Deed.CODE, granted.about());
            return sent(
                    granted.reply(),
                    List.of(StatusCookie.of(call.realm(), granted.about().sessionId(), life)));
        }
        if (answer instanceof Returned returned) {
            return new Told(returned.denied(), sent(returned.reply(), List.of()));
        }
        if (answer instanceof SignIn signIn) {
            return new Redirect(signIn.location(), List.of());
        }
        if (answer instanceof SignInAgain again) {
            return new Html(new Page(
                    200,
                    "Please sign in again",
                    "The application asks you to sign in, and you came back without having done so.",
                    "If you meant to sign in as somebody else, sign out on the sign-in page first.",
                    new Page.Link("Sign in", again.location())));
        }
        return new Refused(((Shown) answer).denied());
    }

    private static Answer sent(Reply reply, List<ResponseCookie> cookies) {
        if (reply.way().mode() != ResponseMode.FORM_POST) {
            return new Redirect(reply.location(), cookies);
        }
        List<Field> fields = reply.parameters().entrySet().stream()
                .map(entry -> new Field(entry.getKey(), entry.getValue()))
                .toList();
        return new Html(200, new FormPost(reply.way().redirectUri(), fields).document(), cookies);
    }
}
