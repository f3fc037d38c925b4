package dev.gatehouse.edge.live;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.edge.Edge;
import dev.gatehouse.edge.Wire;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of streams and WebSockets when the edge stops: they are told, and not broken off. */
@Timeout(60)
class DrainOnTheWireTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final StreamingBackend backend = new StreamingBackend();
    private final Edge edge = Edge.start(
            "gatehouse.drain=1s",
            "server.shutdown=graceful",
            "gatehouse.routes.private.path=/private/**",
            "gatehouse.routes.private.to=" + backend.url(),
            "gatehouse.routes.public.path=/public/**",
            "gatehouse.routes.public.to=" + backend.url(),
            "gatehouse.routes.public.access=public");
    private final Thread stop = new Thread(edge::close, "stop");

    @AfterEach
    void end() throws InterruptedException {
        stop.join();
        backend.close();
    }

    @Test
    void endsEventStreamsWellAtTheEndOfIt() {
        try (Wire somebody = listen("/private/events", "Authorization: Bearer " + token().text());
                Wire anybody = listen("/public/events", "Accept: */*")) {
            stop.start();

            assertThat(somebody.until("\r\n0\r\n\r\n")).contains("data:");
            assertThat(anybody.until("\r\n0\r\n\r\n")).contains("data:");
            backend.awaitNobody();
        }
    }

    @Test
    void closesWebSocketsSayingThatItGoesAway() {
        try (Wire somebody = talk("/private/echo", "Authorization: Bearer " + token().text());
                Wire anybody = talk("/public/echo", "Accept: */*")) {
            stop.start();

            // A frame that closes, and 1001 in it.
            assertThat(somebody.until("\u0003\u00e9")).startsWith("\u0088");
            assertThat(anybody.until("\u0003\u00e9")).startsWith("\u0088");
            await().atMost(PATIENCE).until(() -> backend.closed().size() == 2);
            assertThat(backend.closed()).containsOnly(1001);
        }
    }

    private Wire listen(String path, String header) {
        Wire wire = edge.wire();
        wire.send("GET " + path + " HTTP/1.1\r\nHost: edge.test\r\n" + header + "\r\n\r\n")
                .until("data:");
        return wire;
    }

    private Wire talk(String path, String header) {
        Wire wire = edge.wire();
        wire.send("GET " + path + " HTTP/1.1\r\nHost: edge.test\r\n" + header
                        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                .until("\r\n\r\n");
        return wire;
    }
}
