package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.TokenCalls.Answer;
import dev.gatehouse.adapter.docs.DocTable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.reactive.server.WebTestClient;

@AdapterTest
class MetricsTest {

    @Autowired
    private TokenCalls tokens;

    @Autowired
    private TestClock clock;

    @Value("${local.management.port}")
    private int port;

    private String cookie = "";

    @BeforeEach
    void signedIn() {
        cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");
    }

    @Test
    void countsWhatWasDoneAndRefused() {
        Map<String, Double> before = counts();
        Answer first = tokens.exchange("web", cookie);
        tokens.refresh(first.refresh());
        tokens.refresh(first.refresh());
        clock.later(Duration.ofSeconds(11));
        tokens.refresh(first.refresh());
        tokens.refresh("garbage");
        tokens.revoke(tokens.exchange("web", cookie).access());
        tokens.post("grant_type", "magic", "client_id", "nobody-" + cookie);
        tokens.exchange("nobody-" + cookie, cookie);

        Map<String, Double> grown = counts();
        before.forEach((series, value) -> grown.merge(series, -value, Double::sum));
        assertThat(grown)
                .containsEntry("gatehouse_tokens_total{code=\"issued\",grant=\"token_exchange\"}", 2.0)
                .containsEntry("gatehouse_tokens_total{code=\"issued\",grant=\"refresh_token\"}", 2.0)
                .containsEntry("gatehouse_tokens_total{code=\"client_unknown\",grant=\"token_exchange\"}", 1.0)
                .containsEntry("gatehouse_tokens_total{code=\"grant_type_unsupported\",grant=\"none\"}", 1.0)
                .containsEntry("gatehouse_refreshes_total{outcome=\"rotated\"}", 1.0)
                .containsEntry("gatehouse_refreshes_total{outcome=\"replayed\"}", 1.0)
                .containsEntry("gatehouse_refreshes_total{outcome=\"reused\"}", 1.0)
                .containsEntry("gatehouse_refreshes_total{outcome=\"refused\"}", 1.0)
                .containsEntry("gatehouse_revocations_total{by=\"revoke\"}", 1.0)
                .containsEntry("gatehouse_revocations_total{by=\"token\"}", 1.0)
                .containsEntry("gatehouse_refusals_total{code=\"refresh_token_invalid\"}", 1.0)
                .containsEntry("gatehouse_families_live", 2.0)
                .containsEntry("gatehouse_feed_readers", 0.0)
                // Two exchanges and one refresh; a replay and what is refused ask nobody.
                .containsEntry("gatehouse_better_auth_seconds_count{outcome=\"answered\"}", 3.0);
        assertThat(grown.keySet()).noneMatch(series -> series.contains("nobody"));
    }

    private Map<String, Double> counts() {
        return metrics().stream()
                .filter(line -> line.startsWith("gatehouse_"))
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(line -> line[0], line -> Double.valueOf(line[1])));
    }

    @Test
    void namesEveryMetricOfOurs() {
        tokens.exchange("web", cookie);
        List<String> names = metrics().stream()
                .filter(line -> line.startsWith("# TYPE gatehouse_"))
                .map(line -> DocTable.code(line.split(" ", -1)[2]))
                .toList();

        assertThat(names).hasSizeGreaterThan(4);
        assertThat(DocTable.below("endpoints.md", "GET /actuator/prometheus of the adapter")
                        .column(0))
                .containsAll(names);
    }

    private List<String> metrics() {
        String text = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(-1))
                .build()
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return text == null ? List.of() : text.lines().toList();
    }
}
