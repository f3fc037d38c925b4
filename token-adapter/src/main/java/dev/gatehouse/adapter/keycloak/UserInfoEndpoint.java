package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.TokenOrder;
import dev.gatehouse.adapter.issue.UserClaims;
import dev.gatehouse.adapter.keycloak.Answer.Json;
import dev.gatehouse.adapter.keycloak.Answer.Refused;
import java.util.List;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/** Who the user behind an access token is by now (OpenID Connect Core section 5.3). */
final class UserInfoEndpoint implements Endpoint {

    private final BearerAccess access;
    private final AnswerWriter writer;

    UserInfoEndpoint(BearerAccess access, AnswerWriter writer) {
        this.access = access;
        this.writer = writer;
    }

    @Override
    public String name() {
        return "userinfo";
    }

    @Override
    public List<HttpMethod> methods() {
        return List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST);
    }

    @Override
    public Pages pages() {
        return Pages.OF_CLIENTS;
    }

    /** Keycloak's; a browser takes POST for allowed anyhow. */
    @Override
    public List<HttpMethod> preflightMethods() {
        return List.of(HttpMethod.GET, HttpMethod.HEAD);
    }

    @Override
    public Mono<Void> answer(Call call) {
        return Bodies.form(call.request())
                .flatMap(reading -> reading.fold(
                        form -> access.ask(call, form, UserInfoEndpoint::tell),
                        reason -> Mono.just(new Refused(reason))))
                .flatMap(answer -> writer.writeToBearer(call, answer));
    }

    private static Answer tell(TokenOrder token) {
        return token.scopes().contains("openid")
                ? new Json(200, UserClaims.of(token))
                : new Refused(Denial.OPENID_MISSING);
    }
}
