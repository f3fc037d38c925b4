package dev.gatehouse.edge.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.Wire;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes in pieces passes piece by piece, up and down. */
@Timeout(30)
class PiecesTest {

    private static final String GET = "GET / HTTP/1.1\r\nHost: edge.test\r\n\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\nConnection: close\r\n";

    @RegisterExtension
    static final ScriptedEdge EDGE = new ScriptedEdge();

    @ParameterizedTest
    @ValueSource(strings = {"text/event-stream", "application/x-ndjson", "application/octet-stream"})
    void sendsEachPieceOfAStreamWhenItComes(String type) {
        CountDownLatch seen = new CountDownLatch(1);
        EDGE.script = talk -> {
            talk.head();
            talk.say(OK + "Content-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n\r\n7\r\none\r\n\r\n\r\n");
            seen.await();
            talk.say("7\r\ntwo\r\n\r\n\r\n0\r\n\r\n");
        };

        try (Wire wire = EDGE.wire()) {
            assertThat(wire.send(GET).until("one")).contains("200 OK");
            seen.countDown();
            assertThat(wire.until("0\r\n\r\n")).contains("two");
        }
    }

    @Test
    void sendsEachPieceOfAStreamThatToldHowLongItWillBe() {
        CountDownLatch seen = new CountDownLatch(1);
        EDGE.script = talk -> {
            talk.head();
            talk.say(OK + "Content-Type: text/event-stream\r\nContent-Length: 6\r\n\r\none");
            seen.await();
            talk.say("two");
        };

        try (Wire wire = EDGE.wire()) {
            assertThat(wire.send(GET).until("one")).contains("200 OK");
            seen.countDown();
            assertThat(wire.until("two")).isEqualTo("two");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "POST"})
    void sendsEachPieceOfABodyWhenItComes(String method) throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> second = new CompletableFuture<>();
        EDGE.script = talk -> {
            talk.head();
            first.complete(new String(talk.in().readNBytes(3), StandardCharsets.ISO_8859_1));
            second.complete(new String(talk.in().readNBytes(3), StandardCharsets.ISO_8859_1));
            talk.say(OK + "Content-Length: 0\r\n\r\n");
        };

        try (Wire wire = EDGE.wire()) {
            wire.send(method + " / HTTP/1.1\r\nHost: edge.test\r\nContent-Length: 6\r\n\r\none");
            assertThat(first.get()).isEqualTo("one");
            wire.send("two");
            assertThat(second.get()).isEqualTo("two");
        }
    }

    @Test
    void doesNotEndAStreamThatIsQuietForLongerThanTheTimeout() {
        EDGE.script = talk -> {
            talk.head();
            talk.say(OK + "Content-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n");
            talk.socket().setSoTimeout(2_500);
            try {
                talk.in().read();
            } catch (java.net.SocketTimeoutException e) {
                talk.say("3\r\ntwo\r\n0\r\n\r\n");
            }
        };

        try (Wire wire = EDGE.wire()) {
            assertThat(wire.send(GET).until("two")).contains("one");
        }
    }

    @Test
    void hangsUpAtTheBackendWhenTheClientDoes() throws Exception {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        EDGE.script = talk -> {
            talk.head();
            talk.say(OK + "Content-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n");
            end.complete(talk.in().read());
        };

        try (Wire wire = EDGE.wire()) {
            wire.send(GET).until("one");
        }

        assertThat(end.get()).isEqualTo(-1);
    }

    @Test
    void doesNotTakeHalfAnAnswerForAWholeOne() {
        EDGE.answers(OK + "Transfer-Encoding: chunked\r\n\r\n3\r\none\r\n");

        try (Wire wire = EDGE.wire()) {
            wire.send(GET);
            StringBuilder all = new StringBuilder();
            for (String some = wire.bytes(1000); !some.isEmpty(); some = wire.bytes(1000)) {
                all.append(some);
            }
            assertThat(all.toString()).doesNotEndWith("0\r\n\r\n");
        }
    }
}
