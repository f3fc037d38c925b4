package dev.gatehouse.edge.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.RawClient.Answer;
import dev.gatehouse.edge.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes through as it is. */
@Timeout(30)
class PassThroughTest {

    private static final String GET = "GET / HTTP/1.1\r\nHost: edge.test\r\n\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\nConnection: close\r\n";

    @RegisterExtension
    static final ScriptedEdge EDGE = new ScriptedEdge();

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void endsAnswersWithoutABody(int status) {
        EDGE.answers("HTTP/1.1 " + status + " x\r\nETag: \"1\"\r\nConnection: close\r\n\r\n");

        try (Wire wire = EDGE.wire()) {
            Answer first = wire.send(GET).headAnswer();
            assertThat(first.status()).isEqualTo(status);
            assertThat(first.header("ETag")).isEqualTo("\"1\"");
            assertThat(wire.send(GET).headAnswer().status()).isEqualTo(status);
        }
    }

    @Test
    void leavesCompressionAlone() {
        String zipped = "\u001f\u008b\b\0\0\0\0\0\0\u0003K\u00cf\u0004\0 \u00c3\u00a8\u00d9\u0002\0\0\0";
        EDGE.answers(OK + "Content-Encoding: gzip\r\nContent-Length: " + zipped.length() + "\r\n\r\n" + zipped);

        Answer answer = EDGE.client().get("/", "Accept-Encoding: gzip");

        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.body()).isEqualTo(zipped);
    }

    @Test
    void doesNotCompressByItself() {
        EDGE.answers(OK + "Content-Type: text/plain\r\nContent-Length: 9000\r\n\r\n" + "x".repeat(9000));

        assertThat(EDGE.client().get("/", "Accept-Encoding: gzip").body()).hasSize(9000);
    }

    @Test
    void carriesGrpcWebWithItsTrailersInTheBody() {
        String frames = "\0\0\0\0\u0002hi\u0080\0\0\0\u000fgrpc-status:0\r\n";
        CompletableFuture<String> asked = new CompletableFuture<>();
        EDGE.script = talk -> {
            asked.complete(talk.head() + new String(talk.in().readNBytes(5), StandardCharsets.ISO_8859_1));
            talk.say(OK + "Content-Type: application/grpc-web+proto\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + Integer.toHexString(frames.length()) + "\r\n" + frames + "\r\n0\r\n\r\n");
        };

        Answer answer = EDGE.client()
                .raw("POST /svc/Method HTTP/1.1\r\nHost: edge.test\r\nContent-Type: application/grpc-web+proto\r\n"
                        + "X-Grpc-Web: 1\r\nContent-Length: 5\r\n\r\n\0\0\0\0\0");

        assertThat(answer.body()).isEqualTo(frames);
        assertThat(answer.header("Content-Type")).isEqualTo("application/grpc-web+proto");
        assertThat(asked.join()).contains("POST /svc/Method").endsWith("\0\0\0\0\0");
    }

    @Test
    void forwardsNoTrailers() throws Exception {
        CompletableFuture<String> rest = new CompletableFuture<>();
        EDGE.script = talk -> {
            talk.head();
            StringBuilder body = new StringBuilder();
            while (body.indexOf("0\r\n") < 0 || !body.toString().endsWith("\r\n\r\n")) {
                body.append((char) talk.in().read());
            }
            rest.complete(body.toString());
            talk.say(OK + "Content-Length: 0\r\n\r\n");
        };

        EDGE.client()
                .raw(lines(
                        "POST / HTTP/1.1",
                        "Host: edge.test",
                        "Transfer-Encoding: chunked",
                        "Trailer: X-User-Id",
                        "",
                        "2",
                        "ab",
                        "0",
                        "X-User-Id: root",
                        "",
                        ""));

        assertThat(rest.get()).endsWith("0\r\n\r\n").doesNotContain("root");
    }

    @Test
    void carriesAWebSocket() {
        EDGE.script = talk -> {
            String key = talk.head()
                    .lines()
                    .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-key:"))
                    .findFirst()
                    .orElseThrow()
                    .split(": ", 2)[1];
            talk.say("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n\u0081\u0005hello");
            byte[] frame = talk.in().readNBytes(8);
            talk.say("\u0081\u0002" + (char) (frame[6] ^ frame[2]) + (char) (frame[7] ^ frame[3]));
            // Whoever hangs up at once may take the last frame along.
            talk.in().readAllBytes();
        };

        try (Wire wire = EDGE.wire()) {
            wire.send(lines(
                    "GET / HTTP/1.1",
                    "Host: edge.test",
                    "Upgrade: websocket",
                    "Connection: Upgrade",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "",
                    ""));

            assertThat(wire.until("\r\n\r\n")).startsWith("HTTP/1.1 101 ");
            assertThat(wire.until("hello")).endsWith("\u0081\u0005hello");
            // Masked by zeros, as every frame of a client must be in some way.
            wire.send("\u0081\u0082\0\0\0\0hi");
            assertThat(wire.until("hi")).isEqualTo("\u0081\u0002hi");
        }
    }

    @Test
    void answersManyRequestsOnOneConnectionInTurn() {
        EDGE.script = talk -> {
            String head = talk.head();
            String path = head.substring(5, head.indexOf(' ', 5));
            talk.say(OK + "Content-Length: " + path.length() + "\r\n\r\n" + path);
        };

        try (Wire wire = EDGE.wire()) {
            for (int i = 0; i < 10; i++) {
                wire.send("GET /" + i + " HTTP/1.1\r\nHost: edge.test\r\n\r\n");
            }
            assertThat(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9))
                    .allSatisfy(i -> assertThat(wire.answer().body()).isEqualTo("" + i));
        }
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines);
    }

    private static String accept(String key) {
        try {
            return java.util.Base64.getEncoder()
                    .encodeToString(java.security.MessageDigest.getInstance("SHA-1")
                            .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                                    .getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
