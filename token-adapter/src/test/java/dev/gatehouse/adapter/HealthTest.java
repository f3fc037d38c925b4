package dev.gatehouse.adapter;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.annotation.DirtiesContext;

/** Asked once, since the answer about Better Auth is kept for some seconds. */
@AdapterTest
@DirtiesContext
class HealthTest {

    @Value("${local.management.port}")
    private int port;

    @Test
    void tellsThatBetterAuthIsDownAndStaysReady() {
        BetterAuthStub.SERVER.stubFor(
                get(urlPathEqualTo("/api/auth/ok")).willReturn(aResponse().withStatus(502)));

        WireCalls.Reply health = ask(port, "/actuator/health");
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.json().path("components").path("betterAuth").toString())
                .isEqualTo(
                        "{\"details\":{\"cached\":\"DOWN\",\"gatehouse\":\"DOWN\",\"main\":\"DOWN\"},\"status\":\"DOWN\"}");
        assertThat(health.json().path("components").propertyNames())
                .containsExactlyInAnyOrder(
                        "betterAuth", "feed", "livenessState", "readinessState", "signingKeys", "store");
        assertThat(health.json().path("components").path("store").path("status").asString())
                .isEqualTo("UP");
        assertThat(health.json().path("components").path("feed").toString())
                .isEqualTo("{\"details\":{\"readers\":0},\"status\":\"UP\"}");
        assertThat(ask(port, "/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(ask(port, "/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(ask(port, "/actuator/env").status()).isEqualTo(404);
        assertThat(ask(port, TokenCalls.MAIN).status()).isEqualTo(404);
    }

    /** On a connection of its own: nothing of other tests stands between. */
    static WireCalls.Reply ask(int port, String path) {
        return WireCalls.send(port, "GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    }
}
