package dev.gatehouse.edge.revocation;

import dev.gatehouse.edge.adapter.Adapter;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;

/** Asks the adapter for its feed: server-sent events without an end. */
final class FeedClient {

    private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT =
            new ParameterizedTypeReference<>() {};

    /** A part of a snapshot has up to 1,000 entries, each with an id that may be long. */
    private static final int MAX_EVENT_BYTES = 4 << 20;

    private final WebClient client;

    FeedClient(Adapter adapter) {
        this.client = adapter.client()
                .mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MAX_EVENT_BYTES))
                .build();
    }

    /** The events after {@code cursor}; with a snapshot before them where it is null or too old. */
    Flux<ServerSentEvent<String>> connect(@Nullable String cursor) {
        return client.get()
                .uri("/revocations")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .headers(headers -> {
                    if (cursor != null) {
                        headers.set("Last-Event-ID", cursor);
                    }
                })
                .exchangeToFlux(FeedClient::events);
    }

    private static Flux<ServerSentEvent<String>> events(ClientResponse response) {
        int status = response.statusCode().value();
        return status == 200
                ? response.bodyToFlux(EVENT)
                : response.releaseBody().thenMany(Flux.error(() -> new FeedRefusedException(status)));
    }
}
