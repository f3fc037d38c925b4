package dev.gatehouse.adapter.keycloak;

import io.netty.channel.Channel;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.server.HttpServerResponse;

/** Who reads the feed right now: not too many, none too slow, and nobody when the adapter shuts down. */
final class Readers implements SmartLifecycle {

    private static final Duration PAUSE = Duration.ofMillis(10);

    private final int most;
    private final Duration patience;
    private final AtomicInteger reading = new AtomicInteger();
    private volatile Sinks.Empty<Void> closing = Sinks.empty();
    private volatile boolean running;

    /**
     * @param most     how many may read at once
     * @param patience how long a reader may take for what was sent; then it is cut off
     */
    Readers(int most, Duration patience) {
        this.most = most;
        this.patience = patience;
    }

    /** Counts one more; false if there are too many already. */
    boolean enter() {
        if (reading.incrementAndGet() > most) {
            reading.decrementAndGet();
            return false;
        }
        return true;
    }

    void leave() {
        reading.decrementAndGet();
    }

    int reading() {
        return reading.get();
    }

    /** Ends when all readers must go. */
    Mono<Void> closed() {
        return closing.asMono();
    }

    /** What is known of the connection behind a response. */
    Reader reader(ServerHttpResponse response) {
        HttpServerResponse connection = ServerHttpResponseDecorator.getNativeResponse(response);
        Reader reader = new Reader();
        connection.withConnection(c -> {
            reader.channel = c.channel();
            c.addHandlerLast("slow-reader", new WriteTimeoutHandler(patience.toMillis(), TimeUnit.MILLISECONDS));
        });
        return reader;
    }

    /** A connection on which events are sent. */
    static final class Reader {

        private volatile @Nullable Channel channel;

        /** Ends as soon as the connection takes more; what is sent before that would pile up in memory. */
        Mono<Void> drained() {
            return Mono.defer(() -> {
                Channel to = channel;
                return to == null || to.isWritable()
                        ? Mono.empty()
                        : Mono.delay(PAUSE).then(drained());
            });
        }
    }

    @Override
    public void start() {
        closing = Sinks.empty();
        running = true;
    }

    /** Comes before the server's own graceful stop, which would wait for responses that never end. */
    @Override
    public void stop() {
        running = false;
        closing.tryEmitEmpty();
    }

    /** Only when nobody comes back here: after the time in which the adapter still serves. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
