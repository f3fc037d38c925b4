package dev.gatehouse.edge.upstream;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A request that knows when the last piece of its body left: a slow upload is no slow backend. */
final class TimedBody extends ServerHttpRequestDecorator {

    private final LongSupplier nanos;
    private volatile long last;

    TimedBody(ServerHttpRequest request, LongSupplier nanos) {
        super(request);
        this.nanos = nanos;
        this.last = nanos.getAsLong();
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return super.getBody().doOnNext(piece -> last = nanos.getAsLong());
    }

    /** Ends when no piece has left for that long. */
    Mono<Void> stillFor(Duration limit) {
        return Mono.defer(() -> Mono.delay(left(limit)))
                .repeat(() -> !left(limit).isZero())
                .then();
    }

    private Duration left(Duration limit) {
        long left = limit.toNanos() - (nanos.getAsLong() - last);
        return left <= 0 ? Duration.ZERO : Duration.ofNanos(left);
    }
}
