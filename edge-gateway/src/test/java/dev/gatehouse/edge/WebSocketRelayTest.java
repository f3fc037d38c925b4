package dev.gatehouse.edge;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.edge.RawClient.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a backend is told with the handshake of a WebSocket, which takes another way through the gateway. */
class WebSocketRelayTest {

    @RegisterExtension
    static final RunningEdge EDGE = RunningEdge.usual();

    @Test
    void asksForAToken() {
        try (Wire wire = EDGE.wire()) {
            assertThat(open(wire, "/tasks/1").verdict()).isEqualTo("401 token_missing");
        }
        assertThat(EDGE.backend().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-User-Id: root", "x_user_id: root", "X.User.Roles: admin", "X-Gatehouse-User: root"})
    void tellsWhoIsCallingAndNothingElse(String spoof) {
        HttpText told =
                handshake("/tasks/1", token().roles("user").claim("sid", "s1").bearer(), spoof);

        assertThat(told.headers("X-User-Id")).containsExactly("u1");
        assertThat(told.headers("X-User-Roles")).containsExactly("user");
        assertThat(told.headers("X-Session-Id")).containsExactly("s1");
        assertThat(told.head()).doesNotContain("root").doesNotContain("admin");
    }

    @Test
    void tellsNothingOfTheCallerOnAPublicRoute() {
        assertThat(handshake("/public/1", "X-User-Id: root").headers("X-User-Id"))
                .isEmpty();
    }

    @Test
    void withholdsTheSessionCookie() {
        HttpText told = handshake("/tasks/1", token().bearer(), "Cookie: a=1; better-auth.session_token=x.y");

        assertThat(told.headers("Cookie")).containsExactly("a=1");
    }

    @Test
    void tellsWhereTheRequestCameInAndItsId() {
        HttpText told =
                handshake("/public/1", "X-Forwarded-For: 6.6.6.6", "Forwarded: for=6.6.6.6", "X-Request-Id: ws-1");

        assertThat(told.headers("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(told.headers("Forwarded")).isEmpty();
        assertThat(told.headers("X-Request-Id")).containsExactly("ws-1");
    }

    /** What the backend was sent; the edge says yes to the client before it asks the backend. */
    private static HttpText handshake(String path, String... headers) {
        try (Wire wire = EDGE.wire()) {
            assertThat(open(wire, path, headers).status()).isEqualTo(101);
            await().until(() -> !EDGE.backend().requests().isEmpty());
            return EDGE.backend().request();
        }
    }

    private static Answer open(Wire wire, String path, String... headers) {
        List<String> lines = new ArrayList<>(List.of("GET " + path + " HTTP/1.1", "Host: edge.test"));
        lines.addAll(List.of(headers));
        lines.add("Connection: Upgrade");
        lines.add("Upgrade: websocket");
        lines.add("Sec-WebSocket-Version: 13");
        lines.add("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
        return wire.send(String.join("\r\n", lines) + "\r\n\r\n").answer();
    }
}
