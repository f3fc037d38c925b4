package dev.gatehouse.edge.upstream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;

/** Notices that a backend keeps failing, and then leaves it alone for a while. Thread-safe. */
final class Circuit {

    private static final Logger LOG = LoggerFactory.getLogger(Circuit.class);
    private static final Duration OPEN = Duration.ofSeconds(10);
    private static final CircuitBreakerConfig.Builder RULES = CircuitBreakerConfig.custom()
            .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
            .slidingWindowSize(10)
            .minimumNumberOfCalls(10)
            .failureRateThreshold(50)
            .waitDurationInOpenState(OPEN)
            .permittedNumberOfCallsInHalfOpenState(3);

    private final CircuitBreaker breaker;
    private final Clock clock;
    private volatile Instant openUntil = Instant.MIN;

    Circuit(String route, Clock clock) {
        this.clock = clock;
        this.breaker = CircuitBreaker.of(
                route,
                RULES.clock(clock)
                        .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
                        .build());
        breaker.getEventPublisher().onStateTransition(event -> {
            CircuitBreaker.State now = event.getStateTransition().getToState();
            if (now == CircuitBreaker.State.OPEN) {
                openUntil = clock.instant().plus(OPEN);
            }
            LOG.warn("circuit of route={} is {}", route, now);
        });
    }

    /** Asks to call; whoever may, must tell how it ended. */
    boolean admits() {
        return breaker.tryAcquirePermission();
    }

    /** How long until it is worth asking again. */
    Duration remaining() {
        Duration left = Duration.between(clock.instant(), openUntil);
        return left.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : left.plusMillis(999);
    }

    void answered(@Nullable HttpStatusCode status) {
        if (status != null && status.is5xxServerError()) {
            breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException("5xx"));
        } else {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
    }

    void failed(Throwable failure) {
        breaker.onError(0, TimeUnit.NANOSECONDS, failure);
    }

    /** The client hung up, which says nothing of the backend. */
    void abandoned() {
        breaker.releasePermission();
    }
}
