package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.page.Embedded;
import java.util.List;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/** A page that keycloak-js puts into a frame. */
final class EmbeddedEndpoint implements Endpoint {

    private final Embedded page;
    private final AnswerWriter writer;

    EmbeddedEndpoint(Embedded page, AnswerWriter writer) {
        this.page = page;
        this.writer = writer;
    }

    @Override
    public String name() {
        return "embedded";
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
        return writer.writeEmbedded(call.response(), page.document());
    }
}
