package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.TokenCalls.Answer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** All callers here have one address, unless the edge speaks for another. */
@AdapterTest
class TooManyFailuresTest {

    private static final String LIMITED =
            "429 temporarily_unavailable Too many failures from this address: try again later";

    @Autowired
    private TokenCalls tokens;

    @Autowired
    private FeedCalls feed;

    @Autowired
    private TestClock clock;

    private String cookie = "";

    @BeforeEach
    void signedIn() {
        cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");
    }

    private Answer guess() {
        return tokens.post("grant_type", "client_credentials", "client_id", "reporter", "client_secret", "guess");
    }

    private void guessTooOften() {
        for (int i = 0; i < 100; i++) {
            assertThat(guess().status()).isEqualTo(401);
        }
    }

    private Answer throughTheEdge(String address, String subject) {
        return tokens.exchange(
                headers -> {
                    headers.setBasicAuth("edge", "edge+secret/=");
                    headers.set("X-Forwarded-For", address);
                },
                "subject_token",
                subject);
    }

    @Test
    void listensToNobodyFromThereAndSaysHowLong() {
        Answer user = tokens.exchange("web", cookie);
        guessTooOften();

        Answer limited = guess();
        assertThat(limited.refusal()).isEqualTo(LIMITED);
        assertThat(limited.headers().getFirst("Retry-After")).isEqualTo("1");
        assertThat(tokens.post(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                "reporter",
                                "client_secret",
                                "reporter-secret")
                        .refusal())
                .isEqualTo(LIMITED);
        assertThat(tokens.refresh(user.refresh()).refusal()).isEqualTo(LIMITED);
        assertThat(tokens.post("grant_type", "magic").refusal()).isEqualTo(LIMITED);

        clock.later(Duration.ofSeconds(2));
        assertThat(tokens.refresh(user.refresh()).status()).isEqualTo(200);
    }

    @Test
    void leavesTheEdgeAlone() {
        guessTooOften();

        assertThat(throughTheEdge("203.0.113.1", cookie).status()).isEqualTo(200);
        try (FeedCalls.Reading reading = feed.asEdge()) {
            assertThat(reading.status()).isEqualTo(200);
        }
    }

    @Test
    void judgesWhoComesThroughTheEdgeByTheAddressThatItSpeaksFor() {
        for (int i = 0; i < 100; i++) {
            assertThat(throughTheEdge("203.0.113.1", "forged").status()).isEqualTo(400);
        }

        assertThat(throughTheEdge("203.0.113.1", cookie).refusal()).isEqualTo(LIMITED);
        assertThat(throughTheEdge("203.0.113.2", cookie).status()).isEqualTo(200);
        assertThat(tokens.exchange("web", cookie).status()).isEqualTo(200);
    }

    @Test
    void believesNoStrangersForwardedAddress() {
        for (int i = 0; i < 100; i++) {
            String address = "203.0.113." + i;
            tokens.post(
                    headers -> headers.set("X-Forwarded-For", address),
                    "grant_type",
                    "client_credentials",
                    "client_id",
                    "reporter",
                    "client_secret",
                    "guess");
        }

        assertThat(guess().refusal()).isEqualTo(LIMITED);
    }

    @Test
    void countsNoSuccessesAndNoSessionsThatAreOver() {
        for (int i = 0; i < 110; i++) {
            assertThat(tokens.exchange("web", cookie).status()).isEqualTo(200);
        }
        String over = BetterAuthStub.answersAs("get-session-null-revoked-authoritative");
        for (int i = 0; i < 110; i++) {
            assertThat(tokens.exchange("web", over).status()).isEqualTo(400);
        }

        assertThat(guess().status()).isEqualTo(401);
    }

    @Test
    void writesNoMoreLinesThanItAllowsFailures() {
        guessTooOften();
        for (int i = 0; i < 50; i++) {
            guess();
        }

        assertThat(Discretion.audit()).hasSize(100);
    }
}
