package dev.gatehouse.adapter;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.gatehouse.adapter.BetterAuthStub.GET_SESSION;
import static dev.gatehouse.adapter.BetterAuthStub.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.TokenCalls.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A browser exchanges the session whose cookies it sends along. */
@AdapterTest
class BrowserExchangeTest {

    @Autowired
    private TokenCalls tokens;

    @Test
    void takesTheBrowsersOwnCookiesFromAnOriginOfTheClient() {
        String cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");

        assertThat(fromBrowser("http://localhost:3000", cookie).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://evil.example", "null", "http://localhost:3000.evil.example"})
    void takesNoCookiesFromElsewhere(String origin) {
        String cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");

        Answer answer = fromBrowser(origin, cookie);

        assertThat(answer.refusal()).isEqualTo("403 Invalid origin");
        assertThat(answer.headers().getAccessControlAllowOrigin()).isNull();
        SERVER.verify(0, getRequestedFor(urlPathEqualTo(GET_SESSION)));
    }

    @Test
    void saysWhatIsMissingWhenTheBrowserHasNoCookie() {
        assertThat(tokens.exchange(headers -> headers.setOrigin("http://localhost:3000"), "client_id", "web")
                        .refusal())
                .isEqualTo("400 invalid_request Parameter 'subject_token' required for standard token exchange");
    }

    private Answer fromBrowser(String origin, String cookie) {
        return tokens.exchange(
                headers -> {
                    if (!origin.isEmpty()) {
                        headers.set("Origin", origin);
                    }
                    headers.set("Cookie", "theme=dark; better-auth.session_token=" + cookie);
                },
                "client_id",
                "web");
    }
}
