package dev.gatehouse.adapter.drain;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Goes on serving for a while after the adapter was told to stop, because load balancers and clients hear of it late. Each
 * answer then is the last of its connection. It is the first to stop, before the server and everything else.
 */
final class Drain implements SmartLifecycle {

    private final Duration time;
    private final Scheduler scheduler;
    private volatile boolean running;
    private volatile boolean draining;

    Drain(Duration time, Scheduler scheduler) {
        this.time = time;
        this.scheduler = scheduler;
    }

    /** Has a client connect anew for its next request, and so find another adapter. */
    Mono<Void> lastOfItsConnection(Mono<Void> answer, Connection connection) {
        if (draining && connection instanceof HttpServerResponse response) {
            response.keepAlive(false);
        }
        return answer;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop(Runnable stopped) {
        draining = true;
        scheduler.schedule(
                () -> {
                    stop();
                    stopped.run();
                },
                time.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
