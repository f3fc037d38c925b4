package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.keycloak.Answer.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** A place where browsers take people: parameters come in the query, or in a form; no is a page. */
final class BrowserEndpoint implements Endpoint {

    private final String name;
    private final AnswerWriter writer;
    private final BiFunction<Call, Form, Mono<Answer>> decide;

    BrowserEndpoint(String name, AnswerWriter writer, BiFunction<Call, Form, Mono<Answer>> decide) {
        this.name = name;
        this.writer = writer;
        this.decide = decide;
    }

    @Override
    public String name() {
        return name;
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
        return read(call.request())
                .flatMap(reading ->
                        reading.fold(form -> decide.apply(call, form), reason -> Mono.just(new Refused(reason))))
                .flatMap(answer -> writer.writeToPerson(call, answer));
    }

    static Mono<Form.Reading> read(ServerHttpRequest request) {
        return request.getMethod().equals(HttpMethod.POST) ? Bodies.form(request) : Mono.just(query(request));
    }

    static Form.Reading query(ServerHttpRequest request) {
        String query = request.getURI().getRawQuery();
        return Form.read(true, (query == null ? "" : query).getBytes(StandardCharsets.UTF_8));
    }
}
