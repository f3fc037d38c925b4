package dev.gatehouse.edge.live;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.edge.Edge;
import dev.gatehouse.edge.Tokens;
import dev.gatehouse.edge.revocation.FeedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Open streams and WebSockets through a real edge, when the token that opened them is over. */
class LiveOnTheWireTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final FeedServer FEED = FeedServer.start();
    private static final StreamingBackend BACKEND = new StreamingBackend();
    private static final Edge EDGE = Edge.start(settings());

    private final ConnectionProvider fresh = ConnectionProvider.newConnection();
    private final HttpClient client = HttpClient.create(fresh).baseUrl("http://127.0.0.1:" + EDGE.port());
    private final String session = UUID.randomUUID().toString();

    @BeforeAll
    static void nothingIsRevoked() {
        FEED.say("snapshot", "{'revocations':[]}");
        await().until(() ->
                EDGE.managementClient().get("/actuator/health/readiness").status() == 200);
    }

    @AfterEach
    void nobodyIsLeft() {
        fresh.dispose();
        BACKEND.closed().clear();
    }

    @AfterAll
    static void stop() {
        EDGE.close();
        BACKEND.close();
        FEED.close();
    }

    @Test
    void endsAnEventStreamWellWhenItsSessionIsRevoked() {
        Heard heard = listen("/private/events", caller());
        heard.awaitText();

        revoke();

        await().atMost(PATIENCE).until(() -> !heard.end().isEmpty());
        assertThat(heard.end()).containsExactly("completed");
        BACKEND.awaitNobody();
    }

    @Test
    void endsAnEventStreamWhenItsTokenExpiresAtTheExpiryItself() {
        Instant began = Instant.now();
        Heard heard = listen("/private/events", caller().livingFor("3s"));
        heard.awaitText();

        await().atMost(PATIENCE).until(() -> !heard.end().isEmpty());

        assertThat(heard.end()).containsExactly("completed");
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(5));
        BACKEND.awaitNobody();
    }

    @Test
    void leavesTheStreamsOfOthersOpen() {
        Heard other = listen("/private/events", token().claim("sid", "another"));
        Heard nobody = listen("/optional/events", null);
        Heard anybody = listen("/public/events", caller());
        Heard heard = listen("/private/events", caller());
        for (Heard each : List.of(other, nobody, anybody, heard)) {
            each.awaitText();
        }

        revoke();
        await().atMost(PATIENCE).until(() -> !heard.end().isEmpty());

        for (Heard each : List.of(other, nobody, anybody)) {
            each.text().clear();
            each.awaitText();
            assertThat(each.end()).isEmpty();
            each.hangUp();
        }
        BACKEND.awaitNobody();
    }

    @Test
    void leavesADownloadAlone() {
        Heard heard = listen("/private/download", caller());
        heard.awaitText();
        Heard stream = listen("/private/events", caller());
        stream.awaitText();

        revoke();
        await().atMost(PATIENCE).until(() -> !stream.end().isEmpty());

        heard.text().clear();
        heard.awaitText();
        heard.hangUp();
    }

    @RepeatedTest(10)
    void closesAWebSocketOnBothSidesWhenItsSessionIsRevoked() {
        Talk talk = talk("/private/echo", caller());
        talk.say("hello");
        await().atMost(PATIENCE).until(() -> talk.heard().contains("echo hello"));

        revoke();

        await().atMost(PATIENCE).until(() -> talk.closed().contains(4401));
        await().atMost(PATIENCE).until(() -> BACKEND.closed().contains(4401));
        BACKEND.awaitNobody();
    }

    @Test
    void closesAWebSocketOnBothSidesWhenItsTokenExpires() {
        Talk talk = talk("/private/echo", caller().livingFor("3s"));
        talk.say("hello");
        await().atMost(PATIENCE).until(() -> talk.heard().contains("echo hello"));

        await().atMost(PATIENCE).until(() -> talk.closed().contains(4401));
        await().atMost(PATIENCE).until(() -> BACKEND.closed().contains(4401));
        BACKEND.awaitNobody();
    }

    @Test
    void closesAWebSocketThatWasOpenedWithATokenOnlyTheSkewStillCarries() {
        Talk talk = talk("/private/echo", caller().expiredFor("1s"));

        await().atMost(PATIENCE).until(() -> talk.closed().contains(4401));
        BACKEND.awaitNobody();
    }

    @Test
    void cutsOffAWebSocketClientThatReadsNothing() throws IOException {
        try (Socket deaf = new Socket(InetAddress.getLoopbackAddress(), EDGE.port())) {
            String handshake = String.join(
                    "\r\n",
                    "GET /private/flood HTTP/1.1",
                    "Host: edge.test",
                    "Connection: Upgrade",
                    "Upgrade: websocket",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    caller().bearer());
            deaf.getOutputStream().write((handshake + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            BACKEND.awaitStuck();

            revoke();

            BACKEND.awaitNobody();
            await().atMost(PATIENCE).until(() -> isCutOff(deaf));
        }
    }

    /** Whether writing to it fails: its other end does not exist any more. */
    private static boolean isCutOff(Socket socket) {
        try {
            socket.getOutputStream().write(new byte[] {(byte) 0x8a, (byte) 0x80, 0, 0, 0, 0});
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private void revoke() {
        FEED.say("revocation", "{'sid':'" + session + "','expires':4102444800}");
    }

    private Tokens caller() {
        return token().claim("sid", session);
    }

    private Heard listen(String path, @Nullable Tokens caller) {
        Queue<String> text = new ConcurrentLinkedQueue<>();
        Queue<String> end = new ConcurrentLinkedQueue<>();
        Disposable listening = as(caller)
                .get()
                .uri(path)
                .responseContent()
                .asString()
                .subscribe(text::add, failure -> end.add(failure.toString()), () -> end.add("completed"));
        return new Heard(text, end, listening);
    }

    private record Heard(Queue<String> text, Queue<String> end, Disposable listening) {

        void awaitText() {
            await().atMost(PATIENCE).until(() -> !text.isEmpty());
        }

        void hangUp() {
            listening.dispose();
        }
    }

    private Talk talk(String path, Tokens caller) {
        Sinks.Many<String> words = Sinks.many().unicast().onBackpressureBuffer();
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        Queue<Integer> closed = new ConcurrentLinkedQueue<>();
        Disposable talking = as(caller)
                .websocket()
                .uri(path)
                .handle((in, out) -> Flux.merge(
                        in.receiveCloseStatus()
                                .doOnNext(status -> closed.add(status.code()))
                                .then(),
                        in.receive().asString().doOnNext(heard::add).then(),
                        out.sendString(words.asFlux())))
                .subscribe(nothing -> {}, failure -> {});
        return new Talk(words, heard, closed, talking);
    }

    /** {@code closed} has the codes with which the edge closed. */
    private record Talk(Sinks.Many<String> words, Queue<String> heard, Queue<Integer> closed, Disposable talking) {

        void say(String word) {
            words.tryEmitNext(word).orThrow();
        }
    }

    private HttpClient as(@Nullable Tokens caller) {
        return caller == null
                ? client
                : client.headers(headers -> headers.set("Authorization", "Bearer " + caller.text()));
    }

    private static String[] settings() {
        List<String> settings = new ArrayList<>(FEED.settings());
        for (String access : List.of("private", "optional", "public")) {
            String route = "gatehouse.routes." + access + ".";
            settings.add(route + "path=/" + access + "/**");
            settings.add(route + "to=" + BACKEND.url());
            settings.add(route + "access=" + (access.equals("private") ? "required" : access));
        }
        return settings.toArray(String[]::new);
    }
}
