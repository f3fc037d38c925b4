package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.audit.Deed;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.event.Delivery;
import dev.gatehouse.adapter.event.Events;
import dev.gatehouse.adapter.keycloak.Answer.Empty;
import dev.gatehouse.adapter.keycloak.Answer.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/** Where our Better Auth plugin tells what happened. */
final class EventsEndpoint implements Endpoint {

    private final Events events;
    private final AnswerWriter writer;

    EventsEndpoint(Events events, AnswerWriter writer) {
        this.events = events;
        this.writer = writer;
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public List<HttpMethod> methods() {
        return List.of(HttpMethod.POST);
    }

    @Override
    public Pages pages() {
        return Pages.NONE;
    }

    @Override
    public Mono<Void> answer(Call call) {
        if (!events.taken(call.realm())) {
            return writer.write(call, new Refused(Denial.PATH_UNKNOWN));
        }
        return Bodies.bytes(call.request())
                .map(body -> delivery(call, body))
                .flatMap(delivery -> events.take(call.realm(), delivery)
                        .map(reason -> reason.<Answer>map(Refused::new).orElseGet(() -> taken(call, delivery))))
                .onErrorReturn(DataBufferLimitException.class, new Refused(Denial.BODY_TOO_LARGE))
                .flatMap(answer -> writer.write(call, answer));
    }

    private static Answer taken(Call call, Delivery delivery) {
        Events.told(delivery).ifPresent(event -> {
            call.trail().told(event.type(), event.id());
            call.trail().did(Deed.EVENT, event.about());
        });
        return new Empty(204);
    }

    private static Delivery delivery(Call call, byte[] body) {
        return new Delivery(
                only(call, "X-Gatehouse-Timestamp"),
                only(call, "X-Gatehouse-Signature"),
                new String(body, StandardCharsets.UTF_8));
    }

    private static @Nullable String only(Call call, String header) {
        List<String> values = call.headers().getOrEmpty(header);
        return values.size() == 1 ? values.get(0) : null;
    }
}
