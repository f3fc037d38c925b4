package dev.gatehouse.edge.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.Edge;
import dev.gatehouse.edge.ScriptedBackend;
import dev.gatehouse.edge.Wire;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** Bodies of 50 MB, in both directions, through little memory. */
class StreamingTest {

    private static final int MB = 1024 * 1024;
    private static final int SIZE = 50 * MB;
    private static final int MOST_HELD = 24 * MB;
    private static final byte[] PIECE = new byte[64 * 1024];

    @Test
    void passUpAndDownPieceByPiece() {
        long before = held();
        try (ScriptedBackend backend = ScriptedBackend.doing(StreamingTest::echo);
                Edge edge = edge(backend);
                Wire wire = edge.wire()) {
            wire.send("POST / HTTP/1.1\r\nHost: edge.test\r\nContent-Length: " + SIZE + "\r\n\r\n");
            long most = 0;
            long received = 0;
            for (int sent = 0; sent < SIZE; sent += PIECE.length) {
                wire.send(PIECE);
                if (sent == 0) {
                    wire.until("\r\n\r\n");
                }
                for (int left = PIECE.length; left > 0; ) {
                    int count = wire.bytes(left).length();
                    assertThat(count).isPositive();
                    left -= count;
                    received += count;
                }
                most = Math.max(most, held());
            }

            assertThat(received).isEqualTo(SIZE);
            assertThat(most - before).isLessThan(MOST_HELD);
        }
    }

    @Test
    void waitForABackendThatIsSlowToRead() throws InterruptedException {
        CountDownLatch mayRead = new CountDownLatch(1);
        long before = held();
        try (ScriptedBackend backend = ScriptedBackend.doing(talk -> {
                    talk.head();
                    mayRead.await();
                    talk.in().skipNBytes(SIZE);
                    talk.say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                });
                Edge edge = edge(backend);
                Wire wire = edge.wire()) {
            wire.send("POST / HTTP/1.1\r\nHost: edge.test\r\nContent-Length: " + SIZE + "\r\n\r\n");
            Semaphore sent = new Semaphore(0);
            Thread sender = new Thread(() -> {
                for (int i = 0; i < SIZE; i += PIECE.length) {
                    wire.send(PIECE);
                    sent.release();
                }
            });
            sender.start();
            // Enough that all buffers on the way are full, unless somebody takes in everything.
            boolean swallowed = sent.tryAcquire(SIZE / PIECE.length, 2, java.util.concurrent.TimeUnit.SECONDS);
            long most = held();
            mayRead.countDown();
            sender.join();

            assertThat(swallowed).isFalse();
            assertThat(most - before).isLessThan(MOST_HELD);
            assertThat(wire.answer().status()).isEqualTo(200);
        }
    }

    private static void echo(ScriptedBackend.Talk talk) throws java.io.IOException {
        talk.head();
        talk.say("HTTP/1.1 200 OK\r\nContent-Length: " + SIZE + "\r\n\r\n");
        for (int done = 0; done < SIZE; done += PIECE.length) {
            talk.out().write(talk.in().readNBytes(PIECE.length));
        }
    }

    private static Edge edge(ScriptedBackend backend) {
        return Edge.start(
                "gatehouse.routes.all.path=/**",
                "gatehouse.routes.all.to=" + backend.url(),
                "gatehouse.routes.all.access=public");
    }

    private static long held() {
        return ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT)
                .metric()
                .usedDirectMemory();
    }
}
