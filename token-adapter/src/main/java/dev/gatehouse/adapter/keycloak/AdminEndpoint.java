package dev.gatehouse.adapter.keycloak;

import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/** One thing that an admin may do. */
final class AdminEndpoint implements Endpoint {

    private final HttpMethod method;
    private final AdminAccess access;
    private final Function<Call, Mono<Answer>> act;
    private final AnswerWriter writer;

    AdminEndpoint(HttpMethod method, AdminAccess access, Function<Call, Mono<Answer>> act, AnswerWriter writer) {
        this.method = method;
        this.access = access;
        this.act = act;
        this.writer = writer;
    }

    @Override
    public String name() {
        return "admin";
    }

    @Override
    public List<HttpMethod> methods() {
        return List.of(method);
    }

    @Override
    public Pages pages() {
        return Pages.NONE;
    }

    @Override
    public Mono<Void> answer(Call call) {
        return access.refusal(call)
                .flatMap(refusal -> refusal.isPresent() ? Mono.just(refusal.get()) : act.apply(call))
                .flatMap(answer -> writer.write(call, answer));
    }
}
