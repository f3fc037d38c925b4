package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.issue.TokenOrder;
import dev.gatehouse.adapter.issue.UserClaims;
import dev.gatehouse.adapter.keycloak.Answer.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/** The account behind an access token as Keycloak's account console reads it; nothing can be written. */
final class AccountEndpoint implements Endpoint {

    private static final Form NOTHING = new Form(Map.of());

    private final BearerAccess access;
    private final AnswerWriter writer;

    AccountEndpoint(BearerAccess access, AnswerWriter writer) {
        this.access = access;
        this.writer = writer;
    }

    @Override
    public String name() {
        return "account";
    }

    @Override
    public List<HttpMethod> methods() {
        return List.of(HttpMethod.GET);
    }

    @Override
    public Pages pages() {
        return Pages.OF_CLIENTS;
    }

    @Override
    public Mono<Void> answer(Call call) {
        return access.ask(call, NOTHING, AccountEndpoint::tell).flatMap(answer -> writer.writeToPage(call, answer));
    }

    private static Answer tell(TokenOrder token) {
        Map<String, Object> claims = UserClaims.of(token);
        Map<String, Object> body = new LinkedHashMap<>();
        rename(claims, "sub", body, "id");
        rename(claims, "preferred_username", body, "username");
        rename(claims, "given_name", body, "firstName");
        rename(claims, "family_name", body, "lastName");
        rename(claims, "email", body, "email");
        rename(claims, "email_verified", body, "emailVerified");
        return new Json(200, body);
    }

    private static void rename(Map<String, Object> claims, String claim, Map<String, Object> body, String member) {
        Object value = claims.get(claim);
        if (value != null) {
            body.put(member, value);
        }
    }
}
