package dev.gatehouse.adapter;

import dev.gatehouse.adapter.TokenCalls.Answer;
import dev.gatehouse.token.key.Secret;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Deliveries of events, as Better Auth makes them. */
record EventCalls(WebTestClient http, InstantSource clock) {

    static final String EVENTS = "/realms/main/events/better-auth";

    private static final Secret SECRET = Secret.ofText("events-secret-of-the-tests-0123456789abcdef");

    static String signature(String timestamp, String body) {
        byte[] signed = (timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
        return "v1=" + HexFormat.of().formatHex(SECRET.sign(signed));
    }

    Answer deliver(String body) {
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        return deliver(
                body, Map.of("X-Gatehouse-Timestamp", timestamp, "X-Gatehouse-Signature", signature(timestamp, body)));
    }

    Answer deliver(String body, Map<String, String> headers) {
        return TokenCalls.answer(http.post()
                .uri(EVENTS)
                .header(HttpHeaders.CONTENT_TYPE, "application/json")
                .headers(all -> headers.forEach(all::set))
                .bodyValue(body));
    }
}
