package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.BrowserCalls.Seen;
import dev.gatehouse.adapter.TokenCalls.Answer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who gets nothing for a code, and is told so in Keycloak's words. */
@AdapterTest
class CodeRefusalTest {

    @Autowired
    private WebTestClient http;

    @Autowired
    private Environment environment;

    @Autowired
    private TokenCalls tokens;

    @Autowired
    private TestClock clock;

    private String cookie = "";

    @BeforeEach
    void signedIn() {
        cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");
    }

    private Seen ask(String... more) {
        return new BrowserCalls(http, environment).ask(cookie, more);
    }

    private Answer redeem(String code, String... more) {
        return tokens.redeem(code, more);
    }

    @Test
    void isGoodForAMinute() {
        String code = ask().code();
        clock.later(Duration.ofSeconds(60));

        assertThat(redeem(code).refusal()).isEqualTo("400 invalid_grant Code not valid");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            code          |                                             | 400 invalid_request Missing parameter: code
            code          | garbage                                     | 400 invalid_grant Code not valid
            redirect_uri  |                                             | 400 invalid_grant Incorrect redirect_uri
            redirect_uri  | http://localhost:3000/other?x=1             | 400 invalid_grant Incorrect redirect_uri
            code_verifier |                                             | 400 invalid_grant PKCE code verifier not specified
            code_verifier | short                                       | 400 invalid_grant PKCE verification failed: Invalid code verifier
            code_verifier | aBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk | 400 invalid_grant PKCE verification failed: Code mismatch
            """)
    void isRefusedInKeycloaksWords(String name, String value, String refusal) {
        assertThat(redeem(ask().code(), name, value == null ? "" : value).refusal())
                .isEqualTo(refusal);
    }

    @Test
    void isSpoiltByWhoShouldNotHaveIt() {
        String code = ask().code();

        assertThat(redeem(code, "code_verifier", "aBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
                        .status())
                .isEqualTo(400);
        assertThat(redeem(code).refusal()).isEqualTo("400 invalid_grant Code not valid");
    }

    @Test
    void isForTheClientThatAskedForIt() {
        String code = ask().code();

        assertThat(redeem(code, "client_id", "shop", "client_secret", "shop-secret")
                        .refusal())
                .isEqualTo("400 invalid_grant Auth error: Found different client_id in clientSession");
        assertThat(redeem(code).status()).isEqualTo(400);
    }

    @Test
    void isLeftUsableByAPageOfAnotherOrigin() {
        String code = ask().code();

        Answer foreign = tokens.post(
                headers -> headers.setOrigin("https://evil.example"),
                "grant_type",
                "authorization_code",
                "client_id",
                "site",
                "code",
                code);
        assertThat(foreign.refusal()).isEqualTo("403 Invalid origin");
        assertThat(redeem(code).status()).isEqualTo(200);
    }

    @Test
    void takesTheOriginsOfTheRedirectUrisForTheClientsOwn() {
        Answer answer = tokens.post(
                headers -> headers.setOrigin("http://localhost:3000"),
                "grant_type",
                "authorization_code",
                "client_id",
                "site",
                "code",
                "garbage");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().getFirst(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN))
                .isEqualTo("http://localhost:3000");
    }

    @Test
    void givesNothingOnceTheSessionIsOver() {
        String code = ask().code();
        BetterAuthStub.answersAs("get-session-null-revoked-authoritative");

        assertThat(redeem(code).refusal()).isEqualTo("400 invalid_grant Session not active");
    }

    @Test
    void waitsForABetterAuthThatIsAway() {
        String code = ask().code();
        BetterAuthStub.forgetEverything();
        assertThat(redeem(code).status()).isEqualTo(503);
        cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");

        assertThat(redeem(code).status()).isEqualTo(200);
    }
}
