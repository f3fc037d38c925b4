package dev.gatehouse.edge.limit;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.Edge;
import dev.gatehouse.edge.RecordingBackend;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.embedded.RedisServer;

/** Two edges that count together, and one whose Redis is not there. */
class SharedLimitTest {

    @Test
    @Timeout(60)
    void countsACallerOfAllEdgesOnce() throws IOException {
        RedisServer redis = new RedisServer(freePort());
        redis.start();
        try (RecordingBackend backend = RecordingBackend.start();
                Edge one = edge(backend, redis.ports().get(0));
                Edge other = edge(backend, redis.ports().get(0))) {
            callUntilCounted(one);
            callUntilCounted(other);
            for (int i = 0; i < 5; i++) {
                one.client().get("/1", token().bearer());
            }

            assertThat(other.client().get("/1", token().bearer()).verdict()).isEqualTo("429 rate_limited");
        } finally {
            redis.stop();
        }
    }

    @Test
    void startsAndServesWithoutRedis() throws IOException {
        try (RecordingBackend backend = RecordingBackend.start();
                Edge edge = edge(backend, freePort())) {
            for (int i = 0; i < 8; i++) {
                assertThat(edge.client().get("/1", token().bearer()).status()).isEqualTo(200);
            }
            assertThat(edge.managementClient().get("/actuator/health").status()).isEqualTo(200);
        }
    }

    /** The first requests of a new program take long, and may pass uncounted. */
    private static void callUntilCounted(Edge edge) {
        int status = 200;
        while (status == 200) {
            status = edge.client().get("/1", token().subject("first").bearer()).status();
        }
        assertThat(status).isEqualTo(429);
    }

    private static Edge edge(RecordingBackend backend, int redis) {
        return Edge.start(
                "spring.data.redis.host=127.0.0.1",
                "spring.data.redis.port=" + redis,
                "gatehouse.routes.all.path=/**",
                "gatehouse.routes.all.to=" + backend.url(),
                "gatehouse.routes.all.limit.rate=1",
                "gatehouse.routes.all.limit.burst=5");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
