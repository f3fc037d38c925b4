package dev.gatehouse.edge.live;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/** A backend that talks without an end: events every 20 ms, and WebSockets that echo or flood. */
final class StreamingBackend implements AutoCloseable {

    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger flooded = new AtomicInteger();
    private final Queue<Integer> closed = new ConcurrentLinkedQueue<>();
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .doOnConnection(this::count)
            .route(routes -> routes.get("/{route}/events", (request, response) -> stream(response.sse()))
                    .get("/{route}/download", (request, response) -> stream(response))
                    .ws("/{route}/echo", this::echo)
                    .ws("/{route}/flood", (in, out) -> flood(out)))
            .bindNow();

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The codes with which WebSockets were closed from outside. */
    Queue<Integer> closed() {
        return closed;
    }

    int open() {
        return open.get();
    }

    /** Waits until nobody is connected any more. */
    void awaitNobody() {
        await().atMost(Duration.ofSeconds(10)).until(() -> open.get() == 0);
    }

    /** Waits until what was sent is stuck in the buffers of whoever does not read it. */
    void awaitStuck() {
        AtomicInteger before = new AtomicInteger();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> flooded.get() > 0 && before.getAndSet(flooded.get()) == flooded.get());
    }

    private void count(Connection connection) {
        open.incrementAndGet();
        connection.channel().closeFuture().addListener(gone -> open.decrementAndGet());
    }

    private static Publisher<Void> stream(HttpServerResponse response) {
        return response.sendString(Flux.interval(Duration.ofMillis(20)).map(i -> "data: " + i + "\n\n"));
    }

    private Publisher<Void> flood(WebsocketOutbound out) {
        return out.sendString(
                Flux.range(1, Integer.MAX_VALUE).doOnNext(flooded::set).map(i -> "x".repeat(10_000)));
    }

    private Publisher<Void> echo(WebsocketInbound in, WebsocketOutbound out) {
        Mono<Void> noteClose = in.receiveCloseStatus()
                .doOnNext(status -> closed.add(status.code()))
                .then();
        return Flux.merge(noteClose, out.sendString(in.receive().asString().map(text -> "echo " + text)));
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
