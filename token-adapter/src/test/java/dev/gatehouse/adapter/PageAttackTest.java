package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.BrowserCalls.Seen;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What a page of another site can do with a browser that is signed in here: send it, post from it, frame it, read it. */
@AdapterTest
class PageAttackTest {

    private static final String LOGOUT = TokenCalls.OPENID + "/logout";
    private static final String EVIL = "https://evil.example";

    @Autowired
    private WebTestClient http;

    @Autowired
    private Environment environment;

    private String cookie = "";

    @BeforeEach
    void signedIn() {
        cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");
    }

    private BrowserCalls browser() {
        return new BrowserCalls(http, environment);
    }

    private URI at(String pathAndQuery) {
        return URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") + pathAndQuery);
    }

    /** The address to which {@link BrowserCalls#ask} goes, as a link would have it. */
    private static String link(String more) {
        return BrowserCalls.AUTH
                + "?client_id=site&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback&response_type=code&scope=openid"
                + "&state=st-1&code_challenge_method=S256&code_challenge=" + BrowserCalls.CHALLENGE + more;
    }

    private Seen fetch(HttpMethod method, String pathAndQuery, String form) {
        return BrowserCalls.seen(http.method(method)
                .uri(at(pathAndQuery))
                .header(HttpHeaders.ORIGIN, EVIL)
                .header(HttpHeaders.COOKIE, "better-auth.session_token=" + cookie)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue(form));
    }

    @Test
    void noPageButTheEmbeddedOnesIsFramedOrKept() {
        Map<String, Seen> pages = new LinkedHashMap<>();
        pages.put("refusal", browser().ask(cookie, "redirect_uri", EVIL));
        pages.put("code by form", browser().ask(cookie, "response_mode", "form_post"));
        pages.put("error by form", browser().ask("", "response_mode", "form_post", "prompt", "none"));
        Seen sent = browser().ask("");
        URI back = URI.create(sent.sent().getOrDefault("callbackURL", ""));
        pages.put("sign in again", browser().get(back.getRawPath() + "?" + back.getRawQuery(), ""));
        pages.put("log-out question", browser().get(LOGOUT, cookie));
        pages.put("log-out refusal", browser().get(LOGOUT + "?id_token_hint=x", cookie));
        pages.put("repeated parameter", browser().get(LOGOUT + "?state=a&state=b", cookie));
        String confirmation =
                browser().get(LOGOUT, "").body().replaceFirst("(?s).*name=\"confirmation\" value=\"([^\"]*)\".*", "$1");
        pages.put("logged out", browser().get(LOGOUT + "?confirmation=" + confirmation, ""));
        pages.put("registration", browser().get(TokenCalls.OPENID + "/registrations", cookie));
        assertThat(pages).allSatisfy((name, page) -> {
            assertThat(page.headers().getFirst(HttpHeaders.CONTENT_TYPE))
                    .as(name)
                    .isEqualTo("text/html;charset=utf-8");
            assertThat(page.headers().getFirst("X-Frame-Options")).as(name).isEqualTo("SAMEORIGIN");
            assertThat(page.headers().getFirst("Content-Security-Policy"))
                    .as(name)
                    .contains("default-src 'none'", "frame-ancestors 'self'", "base-uri 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.headers().getFirst("X-Content-Type-Options"))
                    .as(name)
                    .isEqualTo("nosniff");
            assertThat(page.headers().getFirst("Referrer-Policy")).as(name).isEqualTo("no-referrer");
            assertThat(page.headers().getCacheControl()).as(name).contains("no-store");
        });
    }

    /** A code or a confirmation in a body that a script could read would be worth as much as the session. */
    @Test
    void nothingThatABrowserComesForCanBeReadByAnotherSitesScript() {
        List<Seen> answers = List.of(
                fetch(
                        HttpMethod.POST,
                        BrowserCalls.AUTH,
                        link("").replaceFirst("[^?]*\\?", "") + "&response_mode=form_post"),
                fetch(HttpMethod.POST, BrowserCalls.AUTH, link("").replaceFirst("[^?]*\\?", "")),
                fetch(HttpMethod.POST, LOGOUT, "client_id=site"),
                fetch(HttpMethod.POST, LOGOUT, "client_id=site&id_token_hint=x"),
                browserFrom(link("&response_mode=form_post")),
                browserFrom(link("&prompt=none")),
                browserFrom(LOGOUT),
                browserFrom(TokenCalls.OPENID + "/login-status-iframe.html/init?client_id=site&origin=" + EVIL),
                browserFrom(TokenCalls.OPENID + "/login-status-iframe.html"));
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.headers().headerNames())
                        .noneMatch(
                                name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control")));
    }

    private Seen browserFrom(String pathAndQuery) {
        return BrowserCalls.seen(http.get()
                .uri(at(pathAndQuery))
                .header(HttpHeaders.ORIGIN, EVIL)
                .header(HttpHeaders.COOKIE, "better-auth.session_token=" + cookie));
    }

    /** Browsers send no cookie of SameSite Lax along with what another site posts. */
    @Test
    void aFormOfAnotherSiteGetsNoCodeAndEndsNoSession() {
        cookie = "";
        Seen code = fetch(HttpMethod.POST, BrowserCalls.AUTH, link("").replaceFirst("[^?]*\\?", ""));
        assertThat(code.location()).startsWith("http://localhost:3000/sign-in?");
        assertThat(code.headers().getOrEmpty(HttpHeaders.SET_COOKIE)).isEmpty();
    }

    /** A link of another site may bring a browser here; all that comes of it goes to the client. */
    @Test
    void aLinkOfAnotherSiteBringsTheCodeToTheClientAlone() {
        Seen seen = browserFrom(link("&login_hint=evil&kc_idp_hint=evil&ui_locales=evil&target=" + EVIL));
        assertThat(seen.location())
                .startsWith("http://localhost:3000/callback?state=st-1&")
                .doesNotContain("evil");
        assertThat(seen.code()).isNotEmpty();
    }

    @Test
    void aLinkThatKnowsTheYesOfAnotherBrowserEndsNothing() {
        String theirs =
                browser().get(LOGOUT, "").body().replaceFirst("(?s).*name=\"confirmation\" value=\"([^\"]*)\".*", "$1");
        assertThat(browser().get(LOGOUT + "?confirmation=" + theirs, cookie).body())
                .contains("Do you want to log out?");
        assertThat(browser().ask(cookie, "prompt", "none").sent()).containsKey("code");
    }

    @Test
    void aHeadOrAnotherMethodMakesNoCode() {
        for (HttpMethod method : List.of(HttpMethod.HEAD, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.OPTIONS)) {
            Seen seen = BrowserCalls.seen(http.method(method)
                    .uri(at(link("")))
                    .header(HttpHeaders.COOKIE, "better-auth.session_token=" + cookie));
            assertThat(seen.status()).as(method.name()).isEqualTo(405);
            assertThat(seen.location()).as(method.name()).isEmpty();
        }
        assertThat(Discretion.audit()).noneMatch(line -> line.contains("\"code\",\"endpoint\":\"auth\""));
    }
}
