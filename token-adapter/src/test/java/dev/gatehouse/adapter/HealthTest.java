package dev.gatehouse.adapter;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.reactive.server.WebTestClient;

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

        TokenCalls.Answer health = ask("/actuator/health");
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.body().path("components").path("betterAuth").toString())
                .isEqualTo(
                        "{\"details\":{\"cached\":\"DOWN\",\"gatehouse\":\"DOWN\",\"main\":\"DOWN\"},\"status\":\"DOWN\"}");
        assertThat(ask("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(ask("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(ask("/actuator/env").status()).isEqualTo(404);
        assertThat(ask(TokenCalls.MAIN).status()).isEqualTo(404);
    }

    private TokenCalls.Answer ask(String path) {
        return TokenCalls.answer(WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .build()
                .get()
                .uri(path));
    }
}
