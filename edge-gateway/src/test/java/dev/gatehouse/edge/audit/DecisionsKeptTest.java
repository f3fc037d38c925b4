package dev.gatehouse.edge.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class DecisionsKeptTest {

    private final Decisions decisions = new Decisions();

    @Test
    void areTheLastThousand() {
        for (int i = 0; i < 1_001; i++) {
            decisions.keep(trail("id-" + i));
        }

        assertThat(decisions.of("id-0")).isEmpty();
        assertThat(decisions.of("id-1")).hasSize(1);
        assertThat(decisions.of("id-1000")).hasSize(1);
    }

    @Test
    void areToldInTheOrderOfTheRequests() {
        Trail first = trail("same");
        Trail second = trail("same");
        for (int i = 0; i < 999; i++) {
            decisions.keep(trail("other"));
        }
        decisions.keep(first);
        decisions.keep(second);

        assertThat(decisions.of("same")).containsExactly(first, second);
    }

    private static Trail trail(String id) {
        return new Trail(id, MockServerHttpRequest.get("/").build(), Instant.EPOCH, 0);
    }
}
