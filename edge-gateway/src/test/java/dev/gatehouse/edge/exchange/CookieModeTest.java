package dev.gatehouse.edge.exchange;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.edge.AdapterDouble;
import dev.gatehouse.edge.AdapterDouble.Reply;
import dev.gatehouse.edge.AdapterDouble.Trade;
import dev.gatehouse.edge.RunningEdge;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Better Auth cookie as the credential: what reaches the adapter, the backend and the browser. */
class CookieModeTest {

    private static final AdapterDouble ADAPTER = AdapterDouble.start();
    private static final AtomicInteger COOKIES = new AtomicInteger();

    @RegisterExtension
    static final RunningEdge EDGE = GivenCookies.running(ADAPTER)
            .route("tasks", "/tasks/**")
            .route("optional", "/optional/**", "access=optional")
            .route("public", "/public/**", "access=public")
            .route("admin", "/admin/**", "roles=admin");

    /** Another session for each test, because the edge keeps what it was given. */
    private final String session = "session" + COOKIES.incrementAndGet() + ".c2ln";

    @BeforeEach
    void adapterKnowsEverybodyAsAda() {
        ADAPTER.exchanges(trade -> Reply.token(token().subject("ada").text()));
    }

    @AfterAll
    static void stop() {
        ADAPTER.close();
    }

    @Test
    void tellsTheBackendWhoseCookieItIs() {
        assertThat(verdict("/tasks/1", cookie())).isEqualTo("200");

        assertThat(EDGE.backend().request().headers("X-User-Id")).containsExactly("ada");
        assertThat(EDGE.backend().request().header("Authorization")).startsWith("Bearer ");
    }

    @Test
    void givesTheAdapterTheNameOfTheRequest() {
        verdict("/tasks/1", cookie(), "X-Request-Id: asked-by-ada");

        assertThat(ADAPTER.trades().get(0).header("X-request-id")).isEqualTo("asked-by-ada");
    }

    @Test
    void asksTheAdapterAsTheEdgeOnBehalfOfTheClient() {
        verdict("/tasks/1", cookie());

        Trade trade = ADAPTER.trades().get(0);
        assertThat(trade.subject()).isEqualTo(session);
        assertThat(trade.form().get("subject_token_type"))
                .isEqualTo("urn:gatehouse:params:oauth:token-type:better-auth-session");
        assertThat(new String(
                        Base64.getDecoder().decode(trade.header("Authorization").substring(6)), StandardCharsets.UTF_8))
                .isEqualTo("edge:edge-secret-edge-secret-edge-secret");
        assertThat(trade.header("X-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(trade.header("Cookie")).isEqualTo("better-auth.session_token=" + session);
    }

    @Test
    void tradesASessionOnceForManyRequests() {
        for (int i = 0; i < 5; i++) {
            verdict("/tasks/1", cookie());
        }

        assertThat(ADAPTER.trades()).hasSize(1);
    }

    @Test
    void passesOnWhenToTryAgain() {
        ADAPTER.exchanges(trade -> new Reply(503, "{}"));

        assertThat(EDGE.client().get("/tasks/1", cookie()).header("Retry-After"))
                .isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource({"401, {}", "403, {}", "500, {}", "429, {}", "200, {}", "200, rubbish", "400, rubbish"})
    void takesNothingThatTheAdapterDidNotSayForASessionOrForNone(int status, String body) {
        ADAPTER.exchanges(trade -> new Reply(status, body));

        assertThat(verdict("/tasks/1", cookie())).isEqualTo("503 adapter_unavailable");
    }

    @Test
    void remembersForAWhileThatACookieIsNoSession() {
        ADAPTER.exchanges(trade -> new Reply(400, "{\"error\":\"invalid_request\"}"));

        assertThat(verdict("/tasks/1", cookie())).isEqualTo("401 session_missing");
        assertThat(verdict("/tasks/1", cookie())).isEqualTo("401 session_missing");
        assertThat(ADAPTER.trades()).hasSize(1);
    }

    @Test
    void refusesABadCookieOnAnOptionalRouteToo() {
        ADAPTER.exchanges(trade -> new Reply(400, "{\"error\":\"invalid_request\"}"));

        assertThat(verdict("/optional/1", cookie())).isEqualTo("401 session_missing");
        assertThat(verdict("/optional/1", "Cookie: other=1")).isEqualTo("200");
    }

    @Test
    void tradesOnceMoreWhenWhatItHeldIsOfNoUse() {
        String[] given = {
            token().expiredFor("1m").text(), token().subject("bob").text()
        };
        AtomicInteger calls = new AtomicInteger();
        ADAPTER.exchanges(trade -> Reply.token(given[calls.getAndIncrement()]));

        assertThat(verdict("/tasks/1", cookie())).isEqualTo("200");
        assertThat(EDGE.backend().request().headers("X-User-Id")).containsExactly("bob");
    }

    @Test
    void tellsThatASessionIsOverWhoseTokenWasStillHeld() {
        AtomicInteger calls = new AtomicInteger();
        ADAPTER.exchanges(trade -> calls.getAndIncrement() == 0
                ? Reply.token(token().expiredFor("1m").text())
                : new Reply(400, "{\"error\":\"invalid_request\"}"));

        assertThat(verdict("/tasks/1", cookie())).isEqualTo("401 session_expired");
    }

    @Test
    void dropsWhatItHoldsOfASessionThatIsRevoked() {
        ADAPTER.exchanges(trade -> Reply.token(token().claim("sid", session).text()));
        assertThat(verdict("/tasks/1", cookie())).isEqualTo("200");
        ADAPTER.exchanges(trade ->
                Reply.token(token().subject("bob").claim("sid", "new" + session).text()));

        ADAPTER.revokes(
                "{'sid':'%s','expires':%d}".formatted(session, Instant.now().getEpochSecond() + 900));
        await().until(() -> {
            EDGE.backend().reset();
            return verdict("/tasks/1", cookie()).equals("200")
                    && !ADAPTER.trades().isEmpty();
        });

        assertThat(EDGE.backend().request().headers("X-User-Id")).containsExactly("bob");
        assertThat(ADAPTER.trades()).hasSize(1);
    }

    @Test
    void neverTradesInALoop() {
        ADAPTER.exchanges(trade -> Reply.token(token().expiredFor("1m").text()));

        assertThat(verdict("/tasks/1", cookie())).isEqualTo("401 token_expired");
        assertThat(ADAPTER.trades()).hasSize(2);
    }

    @Test
    void neverFallsBackToTheCookieFromABadBearer() {
        assertThat(verdict("/tasks/1", token().expiredFor("1m").bearer(), cookie()))
                .isEqualTo("401 token_expired");
        assertThat(ADAPTER.trades()).isEmpty();
    }

    @Test
    void believesABearerRatherThanTheCookie() {
        verdict("/tasks/1", token().subject("bob").bearer(), cookie());

        assertThat(EDGE.backend().request().headers("X-User-Id")).containsExactly("bob");
    }

    @Test
    void asksForTheRolesOfTheRouteAllTheSame() {
        assertThat(verdict("/admin/1", cookie())).isEqualTo("403 role_missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cookie: better-auth.session_token=a.b; better-auth.session_token=c.d",
                "Cookie: better-auth.session_token=a.b\r\nCookie: better-auth.session_token=c.d",
                "Cookie: __Secure-better-auth.session_token=a.b; __Secure-better-auth.session_token=a.b"
            })
    void refusesTwoCookiesOfTheSessionsName(String cookies) {
        assertThat(verdict("/tasks/1", cookies)).isEqualTo("400 credentials_ambiguous");
    }

    @Test
    void keepsBetterAuthsCookiesFromTheBackendAndAllOthersByteForByte() {
        verdict(
                "/tasks/1",
                "Cookie: a=1;  b=\"x y\"; better-auth.session_token=" + session
                        + "; __Secure-better-auth.session_data.0=zz; c=%3D; better-auth.dont_remember=1");

        assertThat(EDGE.backend().request().headers("Cookie")).containsExactly("a=1;  b=\"x y\"; c=%3D");
    }

    @Test
    void keepsThemFromTheBackendWhenABearerIsTheCredential() {
        verdict("/tasks/1", token().bearer(), cookie());

        assertThat(EDGE.backend().request().headers("Cookie")).isEmpty();
    }

    @Test
    void leavesThemAloneOnAPublicRoute() {
        verdict("/public/1", cookie());

        assertThat(EDGE.backend().request().header("Cookie")).isEqualTo("better-auth.session_token=" + session);
        assertThat(ADAPTER.trades()).isEmpty();
    }

    private String cookie() {
        return "Cookie: better-auth.session_token=" + session;
    }

    private static String verdict(String target, String... headers) {
        return EDGE.client().get(target, headers).verdict();
    }
}
