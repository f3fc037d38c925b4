package dev.gatehouse.edge.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.cors.CorsPolicy;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String POST = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n";

    private final Queue<Boolean> headRequests = new ArrayDeque<>();
    private final EmbeddedChannel connection = new EmbeddedChannel();

    @BeforeEach
    void open() {
        connection.freezeTime();
        connection
                .pipeline()
                .addLast(
                        new StrictDecoder(new HttpDecoderConfig(), headRequests),
                        new AnswerEncoder(headRequests),
                        new RequestGuard(CorsPolicy.CLOSED, reason -> {}));
    }

    @AfterEach
    void release() {
        connection.finishAndReleaseAll();
    }

    @Test
    void endsWithTheHeadThatNeverBegins() {
        assertThat(openAfter("14s")).isTrue();
        assertThat(openAfter("2s")).isFalse();
    }

    @Test
    void endsWithTheHeadThatNeverEnds() {
        for (int i = 0; i < 7; i++) {
            receive("X");
            openAfter("2s");
        }

        assertThat(openAfter("2s")).isFalse();
    }

    @Test
    void endsWithALaterHeadThatNeverEnds() {
        receive(REQUEST);
        answer();
        openAfter("60s");
        receive("GET / HT");

        assertThat(openAfter("14s")).isTrue();
        receive("TP");
        assertThat(openAfter("2s")).isFalse();
    }

    @Test
    void doesNotCountTheEdgesOwnWork() {
        receive(REQUEST);

        assertThat(openAfter("1h")).isTrue();
    }

    @Test
    void lastsLongerBetweenRequests() {
        receive(REQUEST);
        answer();

        assertThat(openAfter("74s")).isTrue();
        assertThat(openAfter("2s")).isFalse();
    }

    @Test
    void beginsAnewWithEveryRequest() {
        for (int i = 0; i < 5; i++) {
            receive(REQUEST);
            answer();
            openAfter("70s");
        }

        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void endsWithABodyThatStandsStill() {
        receive(POST + "a");
        connection.read();

        assertThat(openAfter("29s")).isTrue();
        assertThat(openAfter("2s")).isFalse();
    }

    @Test
    void lastsAsLongAsABodyMoves() {
        receive(POST);
        for (int i = 0; i < 4; i++) {
            connection.read();
            openAfter("29s");
            receive("a");
        }

        assertThat(openAfter("1h")).isTrue();
    }

    @Test
    void doesNotBlameTheClientForASlowBackend() {
        connection.config().setAutoRead(false);
        receive(POST + "a");

        assertThat(openAfter("1h")).isTrue();
    }

    private void receive(String bytes) {
        connection.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
        connection.releaseInbound();
    }

    private void answer() {
        ByteBuf nothing = Unpooled.EMPTY_BUFFER;
        connection.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, nothing));
        connection.releaseOutbound();
    }

    private boolean openAfter(String time) {
        connection.advanceTimeBy(Duration.parse("PT" + time).toNanos(), TimeUnit.NANOSECONDS);
        connection.runScheduledPendingTasks();
        return connection.isOpen();
    }
}
