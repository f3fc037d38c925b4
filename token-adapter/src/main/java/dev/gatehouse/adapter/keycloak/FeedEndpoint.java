package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.client.Client;
import dev.gatehouse.adapter.client.Client.Privilege;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.keycloak.Answer.Refused;
import dev.gatehouse.adapter.revocation.Feed;
import dev.gatehouse.adapter.revocation.Follower;
import dev.gatehouse.adapter.store.StoreUnavailableException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The realm's revocations as server-sent events, for the edges. */
final class FeedEndpoint implements Endpoint {

    private static final Logger log = LoggerFactory.getLogger(FeedEndpoint.class);
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final Callers callers;
    private final Feed feed;
    private final FeedText text;
    private final Readers readers;
    private final AnswerWriter writer;

    FeedEndpoint(Callers callers, Feed feed, Readers readers, AnswerWriter writer) {
        this.callers = callers;
        this.feed = feed;
        this.text = new FeedText(writer);
        this.readers = readers;
        this.writer = writer;
    }

    @Override
    public String name() {
        return "revocations";
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
        return callers.identify(call, call.basic())
                .fold(client -> answer(client, call), reason -> writer.write(call, new Refused(reason)));
    }

    private Mono<Void> answer(Client client, Call call) {
        if (!client.may(Privilege.FEED)) {
            return writer.write(call, new Refused(Denial.FEED_FORBIDDEN));
        }
        return readers.enter() ? stream(call) : writer.write(call, new Refused(Denial.FEED_FULL));
    }

    private Mono<Void> stream(Call call) {
        Follower follower = feed.follow(call.realm().name(), call.headers().getFirst(LAST_EVENT_ID));
        Readers.Reader reader = readers.reader(call.response());
        Mono<DataBuffer> next = reader.drained()
                .then(Mono.defer(follower::next))
                .map(event -> call.response().bufferFactory().wrap(text.bytes(event)))
                .takeUntilOther(readers.closed());
        // Each event is made only when the one before has left the house.
        Flux<Flux<DataBuffer>> events = next.flux()
                .repeat()
                .map(Flux::just)
                .onErrorResume(StoreUnavailableException.class, failure -> ended(call, failure))
                .takeUntilOther(readers.closed());
        return writer.writeStream(call.response(), MediaType.TEXT_EVENT_STREAM, events)
                .doFinally(end -> readers.leave());
    }

    /** A reader who hears nothing more would believe that nothing is revoked; so the feed ends, and it asks again. */
    private static <T> Flux<T> ended(Call call, StoreUnavailableException failure) {
        if (!call.response().isCommitted()) {
            return Flux.error(failure);
        }
        log.error("a feed ends, the store is unavailable problem={}", failure.getMessage());
        return Flux.empty();
    }
}
