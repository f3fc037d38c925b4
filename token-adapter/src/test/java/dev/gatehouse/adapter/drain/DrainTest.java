package dev.gatehouse.adapter.drain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.test.scheduler.VirtualTimeScheduler;

/** What a server does between being told to stop and stopping, in a time that the test owns. */
class DrainTest {

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final Drain drain = new Drain(Duration.ofSeconds(5), time);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .mapHandle(drain::lastOfItsConnection)
            .handle((request, response) -> response.sendString(Mono.just("well")))
            .bindNow();

    @BeforeEach
    void start() {
        drain.start();
    }

    @AfterEach
    void end() {
        server.disposeNow();
    }

    @Test
    void keepsConnectionsUntilItIsToldToStop() throws Exception {
        assertThat(connection()).isEmpty();
    }

    @Test
    void makesEachAnswerTheLastOfItsConnectionFromThenOn() throws Exception {
        drain.stop(stopped::countDown);

        assertThat(connection()).contains("close");
    }

    @Test
    void holdsTheStopUpForItsTimeAndNoLonger() {
        drain.stop(stopped::countDown);
        time.advanceTimeBy(Duration.ofMillis(4_999));
        assertThat(stopped.getCount()).isOne();
        assertThat(drain.isRunning()).isTrue();

        time.advanceTimeBy(Duration.ofMillis(1));

        assertThat(stopped.getCount()).isZero();
        assertThat(drain.isRunning()).isFalse();
    }

    @Test
    void isTheFirstToStop() {
        assertThat(drain.getPhase()).isEqualTo(SmartLifecycle.DEFAULT_PHASE).isEqualTo(Integer.MAX_VALUE);
    }

    private Optional<String> connection() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port()))
                .build();
        return client.send(request, BodyHandlers.ofString()).headers().firstValue("Connection");
    }
}
