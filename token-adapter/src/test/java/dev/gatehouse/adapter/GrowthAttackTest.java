package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.FeedCalls.Reading;
import dev.gatehouse.adapter.TokenCalls.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Somebody with one sign-in of their own does the same over and over, which no limit of failures counts. */
@AdapterTest
class GrowthAttackTest {

    @Autowired
    private WebTestClient http;

    @Autowired
    private Environment environment;

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

    private void often(Runnable what) {
        for (int i = 0; i < 5; i++) {
            what.run();
            clock.later(Duration.ofSeconds(1));
        }
    }

    private List<String> revoked() {
        try (Reading reading = feed.asEdge()) {
            return reading.caughtUp().entries();
        }
    }

    @Test
    void aTokenThatIsRevokedOverAndOverIsToldOnce() {
        String refresh = tokens.exchange("web", cookie).refresh();
        often(() -> assertThat(tokens.revoke(refresh).status()).isEqualTo(200));
        assertThat(revoked()).hasSize(1);
    }

    @Test
    void aBackendTellsNobodyOfTokensThatItMadeItself() {
        Answer user = tokens.exchange("web", cookie);
        String id = user.claims().path("jti").asString();

        for (int i = 0; i < 5; i++) {
            assertThat(tokens.revoke(Forger.forge(user.access(), "jti", id + "-made" + i))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(revoked()).isEmpty();
    }

    @Test
    void aCodeThatIsShownOverAndOverIsToldOnce() {
        String code = new BrowserCalls(http, environment).ask(cookie).code();
        tokens.redeem(code);
        often(() -> assertThat(tokens.redeem(code).status()).isEqualTo(400));
        assertThat(revoked()).hasSize(1);
    }

    @Test
    void aHintThatIsShownOverAndOverIsToldOnce() {
        Answer user =
                tokens.redeem(new BrowserCalls(http, environment).ask(cookie).code());
        String hint = user.text("id_token");
        Discretion.guard(hint);
        often(() -> assertThat(new BrowserCalls(http, environment)
                        .get(TokenCalls.OPENID + "/logout?id_token_hint=" + hint, "")
                        .status())
                .isEqualTo(200));
        assertThat(revoked()).hasSize(1);
    }
}
