package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.BrowserCalls.Seen;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Where browsers may be lured: addresses that only look like a client's, and values that would change an address. */
@AdapterTest
class RedirectAttackTest {

    private static final String CALLBACK = "http://localhost:3000/callback";
    private static final String LOGOUT = TokenCalls.OPENID + "/logout";

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

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private void leadsNowhere(String client, String uri) {
        List<Seen> seen = List.of(
                browser().ask(cookie, "client_id", client, "redirect_uri", uri),
                browser().ask("", "client_id", client, "redirect_uri", uri, "prompt", "none"),
                browser().ask(cookie, "client_id", client, "redirect_uri", uri, "response_mode", "form_post"),
                browser().get(LOGOUT + "?client_id=" + client + "&post_logout_redirect_uri=" + encoded(uri), ""));
        assertThat(seen).allSatisfy(one -> {
            assertThat(one.status()).isEqualTo(400);
            assertThat(one.location()).isEmpty();
            assertThat(one.body()).doesNotContain("evil", "<form").containsPattern("(?i)redirect[_ ]uri");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://LOCALHOST:3000/callback",
                "HTTP://localhost:3000/callback",
                "http://localhost:3000/Callback",
                "http://localhost:3000/callback/",
                "http://localhost:3000/callback?",
                "http://localhost:3000/callback?x=1",
                "http://localhost:3000/callback#",
                "http://localhost:3000/callback#evil",
                "http://localhost:3000/callback/../evil",
                "http://localhost:3000/./callback",
                "http://localhost:3000//callback",
                "http://localhost:3000/%63allback",
                "http://localhost:3000%2fcallback",
                "http://localhost:3000/callback%2f..%2fevil",
                "http://localhost:3000/callback;evil",
                "http://localhost:3000/callback%00",
                "http://localhost:3000/callback\u0000",
                "http://localhost:3000/callback\r\nSet-Cookie: evil=1",
                "http://localhost:3000/callback%0d%0aSet-Cookie:%20evil=1",
                " http://localhost:3000/callback",
                "http://localhost:3000/callback ",
                "http://localhost:3000/callback\thttps://evil.example",
                "http://localhost:3000/callback http://localhost:3000/callback",
                "http://ada@localhost:3000/callback",
                "http://localhost:3000@evil.example/callback",
                "http://localhost:3000\\@evil.example/callback",
                "http://localhost:3000.evil.example/callback",
                "http://localhost/callback",
                "http://localhost:03000/callback",
                "http://127.0.0.1:3000/callback",
                "http://localhost.:3000/callback",
                "https://localhost:3000/callback",
                "//localhost:3000/callback",
                "http:/localhost:3000/callback",
                "http:localhost:3000/callback",
                "/callback",
                "javascript:alert(1)//http://localhost:3000/callback",
                "data:text/html,evil"
            })
    void anAddressThatOnlyResemblesTheClientsLeadsNowhere(String uri) {
        leadsNowhere("site", uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.evil.example/",
                "https://app.example@evil.example/",
                "https://evil@app.example/",
                "https://app.example:443/",
                "https://app.example/../evil",
                "https://app.example/%2e%2e/evil",
                "https://app.example/.%2e/evil",
                "https://app.example/%252e%252e/evil",
                "https://app.example/%252fevil.example",
                "https://app.example/..;/evil",
                "https://app.example/a/..;x=1/evil",
                "https://app.example/.;/evil",
                "https://app.example//evil.example",
                "https://app.example/a//evil.example",
                "https://app.example/\\evil.example",
                "https://app.example/a#evil"
            })
    void anAddressThatIsReadInTwoWaysIsUnderNoStar(String uri) {
        leadsNowhere("app-es", uri);
    }

    @Test
    void aStarAllowsWhatIsBelowItAndNothingIsLostOnTheWay() {
        String uri = "https://app.example/a/b'c?next=https://app.example/d&e=.";
        Seen seen = browser().ask(cookie, "client_id", "app-es", "redirect_uri", uri);
        Seen form = browser().ask(cookie, "client_id", "app-es", "redirect_uri", uri, "response_mode", "form_post");
        assertThat(seen.location()).startsWith(uri + "&state=st-1&");
        assertThat(form.body()).contains("action=\"" + uri.replace("'", "&#39;").replace("&e", "&amp;e") + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\nSet-Cookie: evil=1",
                "x\r\n\r\n<script>alert(1)</script>",
                "x&code=evil&iss=https://evil.example",
                "x#code=evil",
                "\" onmouseover=\"alert(1)",
                "\u2028\u0085\u0000é😀"
            })
    void aStateComesBackAsItWasAndChangesNothingElse(String state) {
        Seen query = browser().ask(cookie, "state", state);
        Seen error = browser().ask("", "state", state, "prompt", "none");
        Seen fragment = browser().ask(cookie, "state", state, "response_mode", "fragment");
        Seen form = browser().ask(cookie, "state", state, "response_mode", "form_post");
        for (Seen seen : List.of(query, error, fragment)) {
            assertThat(seen.location()).matches("[!-~]+");
            assertThat(seen.sent())
                    .containsEntry("state", state)
                    .containsEntry("iss", "http://adapter.test/realms/main");
            assertThat(seen.headers().getOrEmpty(HttpHeaders.SET_COOKIE))
                    .allMatch(line -> line.startsWith("KEYCLOAK_SESSION="));
        }
        assertThat(form.body())
                .doesNotContain("<script>alert", "\" onmouseover")
                .containsOnlyOnce("name=\"code\"");
    }

    /** RFC 9207: a client of several servers tells by it which one sent the code. */
    @Test
    void everyAnswerToAClientSaysWhoseItIs() {
        String iss = "http://adapter.test/realms/main";
        for (String mode : List.of("query", "fragment")) {
            assertThat(browser().ask(cookie, "response_mode", mode).sent()).containsEntry("iss", iss);
            assertThat(browser()
                            .ask(cookie, "response_mode", mode, "scope", "nonsense")
                            .sent())
                    .containsEntry("iss", iss);
            assertThat(browser()
                            .ask("", "response_mode", mode, "prompt", "none")
                            .sent())
                    .containsEntry("iss", iss);
        }
        assertThat(browser().ask(cookie, "response_mode", "form_post").body())
                .contains("name=\"iss\" value=\"" + iss + "\"");
        Seen other = browser()
                .get(
                        "/realms/gatehouse/protocol/openid-connect/auth?client_id=web&response_type=code&redirect_uri="
                                + encoded(CALLBACK),
                        cookie);
        assertThat(other.sent()).containsEntry("iss", "http://adapter.test/realms/gatehouse");
    }

    @Test
    void theWayBackFromTheSignInPageIsOursWhateverTheRequestSays() {
        Seen seen = browser()
                .ask(
                        "",
                        "callbackURL",
                        "https://evil.example",
                        "login_hint",
                        "x&callbackURL=https://evil.example#",
                        "state",
                        "&callbackURL=https://evil.example");
        URI page = URI.create(seen.location());
        assertThat(seen.location()).startsWith("http://localhost:3000/sign-in?callbackURL=");
        assertThat(page.getRawFragment()).isNull();
        assertThat(page.getRawQuery().split("callbackURL=", -1)).hasSize(2);
        assertThat(seen.sent().get("callbackURL"))
                .startsWith("http://adapter.test/realms/main/protocol/openid-connect/auth?");
    }

    /** What stands in the address of a form is not what the form says, nor is either added to the other. */
    @Test
    void aFormIsReadAloneWhenItIsPosted() {
        String valid = "client_id=site&response_type=code&state=s&code_challenge_method=S256&code_challenge="
                + BrowserCalls.CHALLENGE + "&redirect_uri=";
        Seen mixed = post("?redirect_uri=" + encoded(CALLBACK), valid + encoded("https://evil.example/"));
        Seen missing = post("?" + valid + encoded(CALLBACK), "");
        Seen posted = post("?redirect_uri=https://evil.example", valid + encoded(CALLBACK));
        assertThat(List.of(mixed, missing)).allSatisfy(seen -> {
            assertThat(seen.status()).isEqualTo(400);
            assertThat(seen.location()).isEmpty();
        });
        assertThat(posted.location()).startsWith(CALLBACK + "?state=s&");
    }

    private Seen post(String query, String form) {
        return BrowserCalls.seen(http.post()
                .uri(URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port")
                        + BrowserCalls.AUTH + query))
                .header(HttpHeaders.COOKIE, "better-auth.session_token=" + cookie)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue(form));
    }
}
