package dev.gatehouse.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.edge.RawClient.Answer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** An edge that is told to stop while a request is under way. */
@Timeout(60)
class GracefulStopTest {

    private static final String REQUEST = "GET /slow HTTP/1.1\r\nHost: edge.test\r\n\r\n";

    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final CompletableFuture<Boolean> openWhenUnready = new CompletableFuture<>();

    @Test
    void saysThatItIsNotReadyThenFinishesWhatItHasBegun() throws InterruptedException {
        try (ScriptedBackend backend = ScriptedBackend.doing(this::answerLate);
                ConfigurableApplicationContext edge = edge(backend)) {
            int port = edge.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            edge.addApplicationListener(onReadiness(port));
            try (Wire busy = Wire.to(port);
                    Wire idle = Wire.to(port)) {
                busy.send(REQUEST);
                called.await();
                Thread stop = new Thread(edge::close);
                stop.start();
                assertThat(openWhenUnready.join()).isTrue();
                assertThat(idle.over()).isTrue();
                mayAnswer.countDown();
                Answer answer = busy.answer();
                stop.join();

                assertThat(answer.body()).isEqualTo("late");
                assertThatThrownBy(() -> Wire.to(port)).hasMessageContaining("refused");
            }
        }
    }

    private ApplicationListener<AvailabilityChangeEvent<ReadinessState>> onReadiness(int port) {
        return event -> {
            if (event.getState() == ReadinessState.REFUSING_TRAFFIC && !openWhenUnready.isDone()) {
                Wire.to(port).close();
                openWhenUnready.complete(true);
            }
        };
    }

    private void answerLate(ScriptedBackend.Talk talk) throws java.io.IOException, InterruptedException {
        talk.head();
        called.countDown();
        mayAnswer.await();
        talk.say("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nlate");
    }

    private static ConfigurableApplicationContext edge(ScriptedBackend backend) {
        return Edge.run(
                Map.of("GATEHOUSE_TOKEN_SECRETS", Tokens.SECRETS),
                "gatehouse.token.issuer=" + Tokens.ISSUER,
                "server.port=0",
                "management.server.port=0",
                "gatehouse.routes.all.path=/**",
                "gatehouse.routes.all.to=" + backend.url(),
                "gatehouse.routes.all.access=public");
    }
}
