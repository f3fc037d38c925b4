package dev.gatehouse.adapter;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Asked once, since the answer about Better Auth is kept for some seconds. Of a fresh adapter, because the management port
 * of one dies with the first other one in the process that ends.
 */
@AdapterTest
@DirtiesContext(classMode = ClassMode.BEFORE_CLASS)
class HealthTest {

    @Value("${local.management.port}")
    private int port;

    @Test
    void tellsThatBetterAuthIsDownAndStaysReady() {
        BetterAuthStub.SERVER.stubFor(
                get(urlPathEqualTo("/api/auth/ok")).willReturn(aResponse().withStatus(502)));

        TokenCalls.Answer health = ask(port, "/actuator/health");
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.body().path("components").path("betterAuth").toString())
                .isEqualTo("{\"details\":{\"gatehouse\":\"DOWN\",\"main\":\"DOWN\"},\"status\":\"DOWN\"}");
        assertThat(health.body().path("components").propertyNames())
                .containsExactlyInAnyOrder("betterAuth", "feed", "livenessState", "readinessState", "store");
        assertThat(health.body().path("components").path("store").path("status").asString())
                .isEqualTo("UP");
        assertThat(health.body().path("components").path("feed").toString())
                .isEqualTo("{\"details\":{\"readers\":0},\"status\":\"UP\"}");
        assertThat(ask(port, "/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(ask(port, "/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(ask(port, "/actuator/env").status()).isEqualTo(404);
        assertThat(ask(port, TokenCalls.MAIN).status()).isEqualTo(404);
    }

    static TokenCalls.Answer ask(int port, String path) {
        return TokenCalls.answer(WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .build()
                .get()
                .uri(path));
    }
}
