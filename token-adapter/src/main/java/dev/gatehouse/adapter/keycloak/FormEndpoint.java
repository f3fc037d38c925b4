package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.keycloak.Answer.Refused;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/** An endpoint that takes a form (RFC 6749 section 3.2). */
final class FormEndpoint implements Endpoint {

    private final String name;
    private final boolean openToPages;
    private final AnswerWriter writer;
    private final BiFunction<Call, Form, Mono<Answer>> decide;

    private FormEndpoint(
            String name, boolean openToPages, AnswerWriter writer, BiFunction<Call, Form, Mono<Answer>> decide) {
        this.name = name;
        this.openToPages = openToPages;
        this.writer = writer;
        this.decide = decide;
    }

    /** One that pages of a client's origins may call. */
    static FormEndpoint ofPages(String name, AnswerWriter writer, BiFunction<Call, Form, Mono<Answer>> decide) {
        return new FormEndpoint(name, true, writer, decide);
    }

    /** One for servers alone. */
    static FormEndpoint ofServers(String name, AnswerWriter writer, BiFunction<Call, Form, Mono<Answer>> decide) {
        return new FormEndpoint(name, false, writer, decide);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<HttpMethod> methods() {
        return List.of(HttpMethod.POST);
    }

    @Override
    public Pages pages() {
        return openToPages ? Pages.OF_CLIENTS : Pages.NONE;
    }

    @Override
    public Mono<Void> answer(Call call) {
        return Bodies.form(call.request())
                .flatMap(reading ->
                        reading.fold(form -> decide.apply(call, form), reason -> Mono.just(new Refused(reason))))
                .flatMap(answer -> openToPages ? writer.writeToPage(call, answer) : writer.write(call, answer));
    }
}
