package dev.gatehouse.adapter;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.exactly;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.BrowserCalls.Seen;
import dev.gatehouse.adapter.TokenCalls.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

/** Logging out in a browser. */
@AdapterTest
class LogoutTest {

    private static final String PATH = TokenCalls.OPENID + "/logout";
    private static final String CALLBACK = "http://localhost:3000/callback";
    private static final String SIGN_OUT = "/api/auth/sign-out";
    private static final String FORGET = "better-auth.session_token=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax";

    @Autowired
    private WebTestClient http;

    @Autowired
    private Environment environment;

    @Autowired
    private TokenCalls tokens;

    @Autowired
    private TestClock clock;

    private String cookie = "";
    private String status = "";
    private Answer user = new Answer(0, new HttpHeaders(), JsonMapper.shared().missingNode());

    @BeforeEach
    void signedIn() {
        cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");
        BetterAuthStub.SERVER.stubFor(post(urlPathEqualTo(SIGN_OUT))
                .willReturn(aResponse()
                        .withHeader(HttpHeaders.SET_COOKIE, FORGET, "other=1; Path=/")
                        .withBody("{\"success\":true}")));
        Seen seen = browser().ask(cookie);
        status = String.valueOf(seen.headers().getFirst(HttpHeaders.SET_COOKIE)).replaceFirst(";.*", "");
        user = tokens.post(
                "grant_type",
                "authorization_code",
                "client_id",
                "site",
                "redirect_uri",
                CALLBACK,
                "code_verifier",
                BrowserCalls.VERIFIER,
                "code",
                seen.code());
    }

    private BrowserCalls browser() {
        return new BrowserCalls(http, environment);
    }

    private String idToken() {
        Discretion.guard(user.text("id_token"));
        return user.text("id_token");
    }

    private String sid() {
        return user.text("session_state");
    }

    private Seen come(String... parameters) {
        return browser().get(PATH + "?" + encoded(parameters), cookie + "; " + status);
    }

    private Seen comeWithoutCookies(String... parameters) {
        return browser().get(PATH + "?" + encoded(parameters), "");
    }

    private Seen send(String cookies, String... parameters) {
        return BrowserCalls.seen(http.post()
                .uri(PATH)
                .header(HttpHeaders.COOKIE, cookies)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue(encoded(parameters)));
    }

    private static String encoded(String... parameters) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            all.append('&')
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return all.substring(Math.min(1, all.length()));
    }

    private String session() {
        return "better-auth.session_token=" + cookie;
    }

    private static String confirmation(Seen page) {
        return page.body().replaceFirst("(?s).*name=\"confirmation\" value=\"([^\"]*)\".*", "$1");
    }

    private boolean stillSignedIn() {
        return tokens.post("grant_type", "refresh_token", "client_id", "site", "refresh_token", user.refresh())
                        .status()
                == 200;
    }

    private static void betterAuthWasTold(int times) {
        BetterAuthStub.SERVER.verify(exactly(times), postRequestedFor(urlPathEqualTo(SIGN_OUT)));
    }

    private static List<String> cookies(Seen seen) {
        return seen.headers().getOrEmpty(HttpHeaders.SET_COOKIE);
    }

    @Test
    void sendsWhomAnIdTokenNamesOnAndEndsTheSessionHereAndAtBetterAuth() {
        Seen seen = come("id_token_hint", idToken(), "post_logout_redirect_uri", CALLBACK, "state", "a b&c");

        assertThat(seen.status()).isEqualTo(302);
        assertThat(seen.location()).isEqualTo(CALLBACK + "?state=a+b%26c");
        assertThat(seen.headers().getCacheControl()).isEqualTo("no-store, must-revalidate, max-age=0");
        assertThat(stillSignedIn()).isFalse();
        BetterAuthStub.SERVER.verify(
                exactly(1),
                postRequestedFor(urlPathEqualTo(SIGN_OUT))
                        .withHeader(HttpHeaders.ORIGIN, equalTo("http://localhost:3000"))
                        .withHeader(HttpHeaders.COOKIE, equalTo(session())));
    }

    @Test
    void hasTheBrowserForgetTheSession() {
        Seen seen = come("id_token_hint", idToken());

        assertThat(cookies(seen))
                .hasSize(2)
                .contains(FORGET)
                .anyMatch(line -> line.startsWith("KEYCLOAK_SESSION=; Max-Age=0"));
        assertThat(seen.body()).contains("You are logged out");
    }

    @Test
    void leavesTheCookiesOfAnotherSessionAlone() {
        String other = BetterAuthStub.answersAs("get-session-admin");
        Seen seen = browser().get(PATH + "?" + encoded("id_token_hint", idToken()), other + "; KEYCLOAK_SESSION=abc");

        assertThat(seen.body()).contains("You are logged out");
        assertThat(cookies(seen)).isEmpty();
        assertThat(stillSignedIn()).isFalse();
    }

    @Test
    void needsNoCookieAndTakesATokenThatHasExpiredOrIsShownAgain() {
        clock.later(Duration.ofDays(2));
        String uri = CALLBACK;

        for (int i = 0; i < 2; i++) {
            assertThat(comeWithoutCookies(
                                    "id_token_hint", idToken(), "client_id", "site", "post_logout_redirect_uri", uri)
                            .location())
                    .isEqualTo(CALLBACK);
        }
        assertThat(stillSignedIn()).isFalse();
        assertThat(send("", "id_token_hint", idToken(), "post_logout_redirect_uri", uri)
                        .location())
                .isEqualTo(CALLBACK);
    }

    @Test
    void endsTheSessionHereThoughBetterAuthFails() {
        BetterAuthStub.SERVER.stubFor(
                post(urlPathEqualTo(SIGN_OUT)).willReturn(aResponse().withStatus(500)));

        assertThat(come("id_token_hint", idToken()).body()).contains("You are logged out");
        assertThat(stillSignedIn()).isFalse();
        assertThat(browser().ask(cookie, "prompt", "none").location()).contains("error=login_required");
    }

    @Test
    void asksWhoeverComesWithoutAHintAndEndsNothingBefore() {
        for (Seen seen : List.of(
                come("client_id", "site", "post_logout_redirect_uri", CALLBACK),
                come(),
                come("redirect_uri", "https://evil.example"),
                send(session(), "client_id", "site"))) {
            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.body()).contains("Do you want to log out?").doesNotContain("evil.example");
            assertThat(seen.headers().getFirst("Content-Security-Policy")).contains("frame-ancestors 'self'");
        }
        assertThat(stillSignedIn()).isTrue();
        betterAuthWasTold(0);
    }

    @Test
    void logsOutWhoSaysYes() {
        Seen page = come("client_id", "site", "post_logout_redirect_uri", CALLBACK, "state", "\"><b>");
        assertThat(page.body()).contains("value=\"&quot;&gt;&lt;b&gt;\"");

        Seen seen = send(
                session() + "; " + status,
                "client_id",
                "site",
                "post_logout_redirect_uri",
                CALLBACK,
                "state",
                "s",
                "confirmation",
                confirmation(page));
        assertThat(seen.location()).isEqualTo(CALLBACK + "?state=s");
        assertThat(cookies(seen)).contains(FORGET);
        assertThat(stillSignedIn()).isFalse();
        betterAuthWasTold(1);
    }

    @Test
    void takesNoYesThatIsOldOrWasMeantForAnotherSession() {
        String yes = confirmation(come());
        String anothers = confirmation(comeWithoutCookies());

        assertThat(send(session(), "confirmation", anothers).body()).contains("Do you want to log out?");
        assertThat(send(session(), "confirmation", yes.replaceFirst("^[0-9]+", "9999999999"))
                        .body())
                .contains("Do you want to log out?");
        clock.later(Duration.ofMinutes(10));
        assertThat(send(session(), "confirmation", yes).body()).contains("Do you want to log out?");
        assertThat(stillSignedIn()).isTrue();
    }

    @Test
    void hasNothingToEndWhereNobodyIsSignedIn() {
        assertThat(send("", "confirmation", confirmation(comeWithoutCookies())).body())
                .contains("You are logged out");
        assertThat(stillSignedIn()).isTrue();
    }

    @Test
    void saysSoIfNobodyCanTellWhoseSessionItIs() {
        String yes = confirmation(come());
        BetterAuthStub.answers(aResponse().withStatus(500));

        Seen seen = send(session(), "confirmation", yes);
        assertThat(seen.status()).isEqualTo(503);
        assertThat(seen.headers().getFirst(HttpHeaders.RETRY_AFTER)).isNotNull();
        assertThat(seen.body()).contains("The sign-in server cannot be asked");
    }

    @Test
    void sendsNobodyToAnAddressThatIsNotWrittenDown() {
        for (String uri : List.of(
                "https://evil.example/",
                CALLBACK + "/..",
                CALLBACK + ".evil.example",
                "http://localhost:3000@evil.example")) {
            Seen hinted = come("id_token_hint", idToken(), "post_logout_redirect_uri", uri);
            Seen named = come("client_id", "site", "post_logout_redirect_uri", uri);
            assertThat(List.of(hinted, named)).allSatisfy(seen -> {
                assertThat(seen.status()).isEqualTo(400);
                assertThat(seen.body()).contains("Invalid redirect uri");
            });
        }
        assertThat(come("client_id", "nobody", "post_logout_redirect_uri", CALLBACK)
                        .body())
                .contains("Invalid redirect uri");
        assertThat(come("post_logout_redirect_uri", CALLBACK).body()).contains("Missing parameters: id_token_hint");
        assertThat(stillSignedIn()).isTrue();
    }

    @Test
    void believesNoHintButAnIdTokenOfThatClient() {
        String forged = idToken().replaceFirst("\\.[^.]*$", "." + "A".repeat(342));

        for (String hint : List.of("garbage", user.access(), user.refresh(), forged)) {
            Seen seen = come("id_token_hint", hint);
            assertThat(seen.status()).isEqualTo(400);
            assertThat(seen.body()).contains("Invalid parameter: id_token_hint");
        }
        assertThat(come("id_token_hint", idToken(), "client_id", "web").body())
                .contains("Invalid parameter: id_token_hint");
        assertThat(stillSignedIn()).isTrue();
    }

    @Test
    void keepsTheSessionAtBetterAuthWhereTheRealmSaysSo() {
        try (Running adapter = Running.with("--gatehouse.realms.main.better-auth.sign-out-on-logout=false")) {
            BrowserCalls there = adapter.browser();
            Answer signedIn = adapter.tokens()
                    .post(
                            "grant_type",
                            "authorization_code",
                            "client_id",
                            "site",
                            "redirect_uri",
                            CALLBACK,
                            "code_verifier",
                            BrowserCalls.VERIFIER,
                            "code",
                            there.ask(cookie).code());
            Discretion.guard(signedIn.text("id_token"));

            assertThat(there.get(PATH + "?" + encoded("id_token_hint", signedIn.text("id_token")), cookie)
                            .body())
                    .contains("You are logged out");
            betterAuthWasTold(0);
        }
    }

    @Test
    void writesDownWhoLoggedOut() {
        come("id_token_hint", idToken());

        assertThat(Discretion.audit()).last().asString().contains("\"revocation\"", "\"logout\"", sid());
    }
}
