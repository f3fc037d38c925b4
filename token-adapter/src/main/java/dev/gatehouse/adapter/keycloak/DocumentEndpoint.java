package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.realm.Realm;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/** Shows everybody a document. */
final class DocumentEndpoint implements Endpoint {

    private final String name;
    private final String caching;
    private final AnswerWriter writer;
    private final Function<Realm, Map<String, Object>> document;

    DocumentEndpoint(String name, String caching, AnswerWriter writer, Function<Realm, Map<String, Object>> document) {
        this.name = name;
        this.caching = caching;
        this.writer = writer;
        this.document = document;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<HttpMethod> methods() {
        return List.of(HttpMethod.GET, HttpMethod.HEAD);
    }

    @Override
    public Pages pages() {
        return Pages.ALL;
    }

    @Override
    public Mono<Void> answer(Call call) {
        HttpHeaders headers = call.response().getHeaders();
        call.origin().allow(headers);
        headers.remove(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS);
        return writer.writeDocument(call, document.apply(call.realm()), caching);
    }
}
