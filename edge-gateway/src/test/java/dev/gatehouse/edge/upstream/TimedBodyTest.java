package dev.gatehouse.edge.upstream;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class TimedBodyTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Test
    void isStillFromTheBeginningWhenNothingLeaves() {
        StepVerifier.withVirtualTime(() -> body(Flux.never()).stillFor(LIMIT))
                .expectSubscription()
                .expectNoEvent(LIMIT)
                .verifyComplete();
    }

    @Test
    void isNotStillWhilePiecesLeave() {
        StepVerifier.withVirtualTime(() -> {
                    TimedBody body = body(Flux.interval(Duration.ofSeconds(3))
                            .take(3)
                            .map(i -> DefaultDataBufferFactory.sharedInstance.allocateBuffer(1)));
                    return body.getBody().then().and(body.stillFor(LIMIT));
                })
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(9 + 5))
                .verifyComplete();
    }

    private static TimedBody body(Flux<DataBuffer> pieces) {
        ServerHttpRequest request = MockServerHttpRequest.post("/").body(pieces);
        return new TimedBody(request, () -> VirtualTimeScheduler.get().now(TimeUnit.NANOSECONDS));
    }
}
