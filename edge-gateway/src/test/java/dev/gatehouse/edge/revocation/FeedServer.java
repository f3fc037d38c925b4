package dev.gatehouse.edge.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** An adapter's feed that says what the test has it say. */
public final class FeedServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DisposableServer server;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final List<String> said = new ArrayList<>();
    private volatile int status = 200;

    private FeedServer() {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.get("/realms/main/revocations", this::answer))
                .bindNow();
    }

    public static FeedServer start() {
        return new FeedServer();
    }

    /** The settings of an edge that follows it. */
    public List<String> settings() {
        return List.of(
                "gatehouse.adapter.url=http://127.0.0.1:" + server.port() + "/realms/main",
                "gatehouse.adapter.client-id=edge",
                "gatehouse.adapter.client-secret=a-secret-of-the-edge-for-tests-only");
    }

    /** From now on answers this status; only 200 begins a stream. */
    public void answers(int newStatus) {
        status = newStatus;
    }

    /** Says it to everybody, now or when they come: as the adapter would, with numbers for cursors. */
    public synchronized void say(String event, String data) {
        said.add("id: " + (said.size() + 1) + "\nevent: " + event + "\ndata: " + data.replace('\'', '"') + "\n\n");
        // Whoever has hung up asks again for what it missed.
        connections.forEach(connection -> connection.text().tryEmitNext(said.get(said.size() - 1)));
    }

    /** Waits for the connection of that number, counted from 1. */
    public Connection connection(int number) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(connections).hasSizeGreaterThanOrEqualTo(number));
        return connections.get(number - 1);
    }

    /** The connection made last. */
    public Connection last() {
        return connection(Math.max(1, connections.size()));
    }

    private synchronized Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        Connection connection = new Connection(
                "" + request.requestHeaders().get("Authorization"),
                "" + request.requestHeaders().get("Last-Event-ID"),
                Sinks.many().unicast().onBackpressureBuffer());
        int answer = status;
        connections.add(connection);
        String cursor = request.requestHeaders().get("Last-Event-ID");
        said.subList(
                        cursor != null && cursor.matches("[0-9]+")
                                ? Math.min(said.size(), Integer.parseInt(cursor))
                                : 0,
                        said.size())
                .forEach(connection.text()::tryEmitNext);
        return answer == 200
                ? response.sse().sendString(connection.text().asFlux())
                : response.status(answer).sendString(Mono.just("no"));
    }

    @Override
    public void close() {
        connections.forEach(Connection::end);
        server.disposeNow();
    }

    /** One subscriber; {@code "null"} stands for an absent header. */
    public record Connection(String authorization, String cursor, Sinks.Many<String> text) {

        /** Sends an event; quotes in its data may be single ones. */
        public void say(String id, String event, String data) {
            bytes("id: " + id + "\nevent: " + event + "\ndata: " + data.replace('\'', '"') + "\n\n");
        }

        /** Sends just that. */
        public void bytes(String sent) {
            text.tryEmitNext(sent).orThrow();
        }

        /** Ends as a server does that is shut down. */
        public void end() {
            text.tryEmitComplete();
        }

        /** Ends in the midst of it. */
        public void cut() {
            text.tryEmitError(AbortedException.beforeSend());
        }

        /** Waits until the subscriber has gone. */
        public void awaitGone() {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(text.currentSubscriberCount()).isZero());
        }
    }
}
