package dev.gatehouse.edge.revocation;

import static dev.gatehouse.edge.revocation.ClaimsOf.NOON;
import static dev.gatehouse.edge.revocation.ClaimsOf.token;

import dev.gatehouse.token.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A poller, and the feed as an adapter might send it, in a time that the test owns. */
final class SpokenFeed implements BeforeEachCallback, AfterEachCallback {

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

    final Revocations revocations = new Revocations(
            Duration.ofSeconds(15), () -> NOON.plusMillis(time.now(TimeUnit.MILLISECONDS)), RevocationSet.CAPACITY);
    final FeedLog log = new FeedLog();
    final List<String> cursors = new ArrayList<>();
    final List<Sinks.Many<ServerSentEvent<String>>> connections = new ArrayList<>();
    final FeedPoller poller = new FeedPoller(this::connect, revocations, log, time);

    @Override
    public void beforeEach(ExtensionContext test) {
        poller.start();
        pass("0s");
    }

    @Override
    public void afterEach(ExtensionContext test) {
        poller.stop();
    }

    private Flux<ServerSentEvent<String>> connect(@Nullable String cursor) {
        cursors.add(cursor == null ? "" : cursor);
        Sinks.Many<ServerSentEvent<String>> connection = Sinks.many().unicast().onBackpressureBuffer();
        connections.add(connection);
        return connection.asFlux();
    }

    void say(@Nullable String id, String event, String data) {
        ServerSentEvent.Builder<String> builder = ServerSentEvent.builder(data.replace('\'', '"'));
        connections
                .get(connections.size() - 1)
                .tryEmitNext(
                        (id == null ? builder : builder.id(id)).event(event).build());
        pass("0s");
    }

    void drop() {
        connections.get(connections.size() - 1).tryEmitError(new IOException("reset"));
        pass("1s");
    }

    void pass(String duration) {
        time.advanceTimeBy(DurationStyle.detectAndParse(duration));
    }

    boolean revoked(String sid) {
        return revocations.judge(token("sid", sid), false) != null;
    }

    @Nullable
    Refusal closedRoute() {
        return revocations.judge(token(), true);
    }
}
