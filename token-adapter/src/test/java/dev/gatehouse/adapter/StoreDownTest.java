package dev.gatehouse.adapter;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.FeedCalls.Reading;
import dev.gatehouse.adapter.store.BrokenStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.reactive.server.WebTestClient;

@AdapterTest
@Import(BrokenStore.InPlace.class)
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class StoreDownTest {

    @Autowired
    private TokenCalls tokens;

    @Autowired
    private WebTestClient http;

    @Autowired
    private FeedCalls feed;

    @Autowired
    private TestClock clock;

    @Value("${local.management.port}")
    private int port;

    @BeforeEach
    void betterAuthIsWell() {
        BetterAuthStub.SERVER.stubFor(
                get(urlPathEqualTo("/api/auth/ok")).willReturn(aResponse().withStatus(200)));
    }

    @Test
    void isNotReadyAndSaysWhatIsDown() {
        WireCalls.Reply health = HealthTest.ask(port, "/actuator/health");

        assertThat(health.json().path("components").path("store").toString()).isEqualTo("{\"status\":\"DOWN\"}");
        assertThat(health.json()
                        .path("components")
                        .path("betterAuth")
                        .path("status")
                        .asString())
                .isEqualTo("UP");
        assertThat(HealthTest.ask(port, "/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(HealthTest.ask(port, "/actuator/health/liveness").status()).isEqualTo(200);
    }

    @Test
    void givesNoTokens() {
        TokenCalls.Answer answer = tokens.exchange("web", BetterAuthStub.answersAs("get-session-valid-authoritative"));

        assertThat(answer.refusal()).isEqualTo("503 temporarily_unavailable The token store is busy: try again");
        assertThat(answer.headers().getFirst("Retry-After")).isEqualTo("2");
    }

    @Test
    void fillsNoLogMeanwhile(CapturedOutput output) {
        EventCalls events = new EventCalls(http, clock);
        for (int i = 0; i < 3; i++) {
            assertThat(events.deliver("{\"id\":\"e" + i + "\",\"type\":\"session.ended\",\"sessionId\":\"s\"}")
                            .status())
                    .isEqualTo(503);
            try (Reading feed = this.feed.asEdge()) {
                assertThat(feed.status()).isEqualTo(503);
            }
        }

        assertThat(output.getOut().split("is out of reach", -1))
                .as("one line of the events and one of the feed")
                .hasSize(3);
    }
}
