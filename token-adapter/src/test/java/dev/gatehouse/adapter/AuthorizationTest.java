package dev.gatehouse.adapter;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.BrowserCalls.Seen;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The authorization endpoint: who gets a code, who is told what, and who is sent to sign in. */
@AdapterTest
class AuthorizationTest {

    private static final String CALLBACK = "http://localhost:3000/callback";
    private static final String ISS = "iss=http%3A%2F%2Fadapter.test%2Frealms%2Fmain";

    @Autowired
    private WebTestClient http;

    @Autowired
    private Environment environment;

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

    private Seen askWithoutSession(String... more) {
        return new BrowserCalls(http, environment).ask("", more);
    }

    /** Where the browser would go after the sign-in page. */
    private Seen comeBack(Seen sent, String with) {
        URI back = URI.create(sent.sent().getOrDefault("callbackURL", ""));
        return new BrowserCalls(http, environment).get(back.getRawPath() + "?" + back.getRawQuery(), with);
    }

    @Test
    void sendsACodeToWhoeverIsSignedIn() {
        Seen seen = ask();

        assertThat(seen.status()).isEqualTo(302);
        assertThat(seen.location())
                .startsWith(CALLBACK + "?state=st-1&session_state=")
                .contains("&" + ISS + "&code=");
        assertThat(seen.headers().getCacheControl()).isEqualTo("no-store, must-revalidate, max-age=0");
        assertThat(seen.code()).hasSizeGreaterThan(40);
        assertThat(seen.code()).isNotEqualTo(ask().code());
    }

    @Test
    void letsPagesNoticeWhoIsSignedInWithoutTellingThem() {
        assertThat(ask().headers().getFirst(HttpHeaders.SET_COOKIE))
                .startsWith("KEYCLOAK_SESSION=")
                .contains("Path=/realms/main/", "SameSite=Lax")
                .doesNotContain("HttpOnly", ask().sent().get("session_state"));
    }

    @Test
    void answersInTheFragmentOrByAFormWhereAskedTo() {
        assertThat(ask("response_mode", "fragment").location()).startsWith(CALLBACK + "#state=st-1&session_state=");
        Seen form = ask("response_mode", "form_post", "state", "\"><script>alert(1)</script>");
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.body())
                .contains("action=\"" + CALLBACK + "\"", "name=\"code\"", "name=\"iss\"", "name=\"session_state\"")
                .doesNotContain("<script>alert");
        assertThat(form.headers().getFirst("Content-Security-Policy")).contains("frame-ancestors 'self'");
        assertThat(form.headers().getFirst("X-Frame-Options")).isEqualTo("SAMEORIGIN");
    }

    @Test
    void keepsTheQueryOfARegisteredAddress() {
        assertThat(ask("redirect_uri", "http://localhost:3000/other?x=1").location())
                .startsWith("http://localhost:3000/other?x=1&state=st-1");
    }

    @Test
    void sendsWhoeverIsNotSignedInToDoSoAndBackToTheSameRequest() {
        Seen sent = askWithoutSession("nonce", "n 1", "login_hint", "ada@example.com");

        assertThat(sent.status()).isEqualTo(302);
        assertThat(sent.location()).startsWith("http://localhost:3000/sign-in?callbackURL=http%3A%2F%2Fadapter.test");
        assertThat(sent.sent()).containsEntry("login_hint", "ada@example.com").doesNotContainKey("prompt");
        assertThat(comeBack(sent, cookie).location())
                .startsWith(CALLBACK + "?state=st-1")
                .contains("code=");
    }

    @Test
    void asksAPersonAndNotTheBrowserOnceItHasComeBackWithoutASession() {
        Seen back = comeBack(askWithoutSession(), "");

        assertThat(back.status()).isEqualTo(200);
        assertThat(back.body()).contains("Please sign in again", "href=\"http://localhost:3000/sign-in?callbackURL=");
    }

    @Test
    void takesAForgedSessionForNone() {
        String forged = cookie.substring(0, cookie.length() - 3) + (cookie.endsWith("A%3D") ? "B%3D" : "A%3D");

        assertThat(new BrowserCalls(http, environment).ask(forged).location())
                .startsWith("http://localhost:3000/sign-in");
    }

    @Test
    void showsNothingWhereNothingMayBeShown() {
        assertThat(askWithoutSession("prompt", "none").location())
                .isEqualTo(CALLBACK + "?error=login_required&state=st-1&" + ISS);
        assertThat(ask("prompt", "none").sent()).containsKey("code");
        assertThat(ask("prompt", "none login").sent()).containsEntry("error", "login_required");
    }

    @Test
    void wantsASessionThatIsNewerThanTheWishForOne() {
        clock.later(Duration.ofSeconds(1));
        Seen sent = ask("prompt", "login");

        assertThat(sent.location()).startsWith("http://localhost:3000/sign-in");
        assertThat(sent.sent()).containsEntry("prompt", "login");
        assertThat(comeBack(sent, cookie).body()).contains("Please sign in again");
        BetterAuthStub.answersAs(
                "get-session-valid-authoritative",
                body -> body.replaceFirst(
                        "\"createdAt\":\"[^\"]*\"",
                        "\"createdAt\":\"" + clock.instant().plusSeconds(30) + "\""));
        assertThat(comeBack(sent, cookie).sent()).containsKey("code");
    }

    @Test
    void wantsASessionThatIsNoOlderThanTheClientSays() {
        assertThat(ask("max_age", "999999999").sent()).containsKey("code");
        clock.later(Duration.ofDays(1));
        assertThat(ask("max_age", "60").location()).startsWith("http://localhost:3000/sign-in");
        assertThat(ask("max_age", "60", "prompt", "none").sent()).containsEntry("error", "login_required");
    }

    @Test
    void believesNoMarkOfAnotherRequest() {
        Seen sent = ask("prompt", "login", "state", "mine");
        String mark = sent.location().replaceFirst(".*gatehouse_login%3D([0-9A-Za-z._-]+).*", "$1");

        assertThat(ask("prompt", "login", "state", "yours", "gatehouse_login", mark)
                        .status())
                .isEqualTo(302);
    }

    @Test
    void tellsTheClientThatBetterAuthIsAway() {
        BetterAuthStub.answers(aResponse().withStatus(500));

        assertThat(ask().sent())
                .containsEntry("error", "temporarily_unavailable")
                .containsEntry("state", "st-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            client_id     |                            | Invalid Request
            client_id     | nobody                     | Client not found.
            client_id     | off                        | Client disabled.
            client_id     | idle                       | Invalid parameter: redirect_uri
            redirect_uri  |                            | Invalid parameter: redirect_uri
            redirect_uri  | https://evil.example/      | Invalid parameter: redirect_uri
            max_age       | soon                       | Invalid Request
            prompt        | create                     | Registration not allowed
            """)
    void showsThePersonWhatNoClientCanBeTold(String name, String value, String text) {
        Seen seen = ask(name, value == null ? "" : value);

        assertThat(seen.status()).isEqualTo(400);
        assertThat(seen.location()).isEmpty();
        assertThat(seen.body()).contains(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            response_type         |            | invalid_request           | Missing parameter: response_type
            response_type         | magic      | unsupported_response_type |
            response_mode         | magic      | invalid_request           | Invalid parameter: response_mode
            scope                 | openid x   | invalid_scope             | Invalid scopes: openid x
            code_challenge_method |            | invalid_request           | Missing parameter: code_challenge_method
            code_challenge_method | plain      | invalid_request           | Invalid parameter: code challenge method is not matching the configured one
            code_challenge        | short      | invalid_request           | Invalid parameter: code_challenge
            code_challenge        |            | invalid_request           | Invalid parameter: code_challenge
            """)
    void tellsTheClientWhatItDidWrong(String name, String value, String error, String description) {
        Seen seen = ask(name, value == null ? "" : value);

        assertThat(seen.status()).isEqualTo(302);
        assertThat(seen.sent())
                .containsEntry("error", error)
                .containsEntry("state", "st-1")
                .containsKey("iss");
        assertThat(seen.sent().get("error_description")).isEqualTo(description);
        assertThat(seen.sent()).doesNotContainKey("code");
    }

    @Test
    void tellsOfTheImplicitFlowInTheFragment() {
        assertThat(ask("response_type", "token").location())
                .startsWith(CALLBACK + "#error=unauthorized_client&error_description=Client+is+not+allowed");
    }

    @Test
    void wantsEachParameterOnce() {
        String query =
                "?client_id=site&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback&response_type=code&scope=openid";
        BrowserCalls browser = new BrowserCalls(http, environment);

        assertThat(browser.get(BrowserCalls.AUTH + query + "&state=a&state=b", cookie)
                        .sent())
                .containsEntry("error_description", "duplicated parameter");
        assertThat(browser.get(BrowserCalls.AUTH + query + "&client_id=site", cookie)
                        .status())
                .isEqualTo(400);
        assertThat(browser.get(BrowserCalls.AUTH + query + "&redirect_uri=x", cookie)
                        .status())
                .isEqualTo(400);
    }
}
