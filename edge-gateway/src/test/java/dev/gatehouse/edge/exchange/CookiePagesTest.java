package dev.gatehouse.edge.exchange;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.edge.AdapterDouble;
import dev.gatehouse.edge.AdapterDouble.Reply;
import dev.gatehouse.edge.RawClient.Answer;
import dev.gatehouse.edge.RunningEdge;
import dev.gatehouse.edge.Wire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pages may send the Better Auth cookie, and what becomes of the answer in a browser. */
class CookiePagesTest {

    private static final AdapterDouble ADAPTER = AdapterDouble.start();

    @RegisterExtension
    static final RunningEdge EDGE = GivenCookies.running(ADAPTER).route("tasks", "/tasks/**");

    @BeforeEach
    void adapterKnowsEverybodyAsAda() {
        ADAPTER.exchanges(trade -> Reply.token(token().subject("ada").text()));
    }

    @AfterAll
    static void stop() {
        ADAPTER.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "POST   | Origin: http://app.test:3000      | 200",
                "POST   | -                                 | 403 origin_forbidden",
                "DELETE | Origin: http://evil.test          | 403 origin_forbidden",
                "PUT    | Origin: null                      | 403 origin_forbidden",
                "POST   | Referer: http://app.test:3000/x?y | 200",
                "POST   | Referer: http://app.test/x        | 403 origin_forbidden",
                "POST   | Referer: %%%                      | 403 origin_forbidden",
                "GET    | -                                 | 200",
                "GET    | Origin: http://evil.test          | 403 origin_forbidden",
                "GET    | Referer: http://evil.test/        | 200",
                "HEAD   | -                                 | 200",
                "OPTIONS| -                                 | 200",
            })
    void takesTheCookieOnlyFromPagesThatMaySendIt(String method, @Nullable String header, String verdict) {
        String[] headers = header == null ? new String[] {cookie()} : new String[] {cookie(), header};

        assertThat(EDGE.client().send(method + " /tasks/1 HTTP/1.1", headers).verdict())
                .isEqualTo(verdict);
    }

    @Test
    void refusesAWebSocketFromAForeignPage() {
        assertThat(verdict("/tasks/1", cookie(), "Connection: Upgrade", "Upgrade: websocket"))
                .isEqualTo("403 origin_forbidden");
    }

    @Test
    void letsAWebSocketOfTheAppsOwnPagePass() {
        try (Wire wire = EDGE.wire()) {
            wire.send(String.join(
                    "\r\n",
                    "GET /tasks/1 HTTP/1.1",
                    "Host: edge.test",
                    cookie(),
                    "Origin: http://app.test:3000",
                    "Connection: Upgrade",
                    "Upgrade: websocket",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "",
                    ""));

            assertThat(wire.answer().status()).isEqualTo(101);
            await().until(() -> !EDGE.backend().requests().isEmpty());
        }
        assertThat(EDGE.backend().request().headers("X-User-Id")).containsExactly("ada");
    }

    @Test
    void sendsAPersonWithoutASessionToTheSignInPageWithTheWayBack() {
        Answer answer = EDGE.client().get("/tasks/1?a=b", "Accept: text/html,*/*");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location"))
                .isEqualTo("http://app.test:3000/sign-in?callbackURL=%2Ftasks%2F1%3Fa%3Db");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void tellsAProgramInstead() {
        assertThat(verdict("/tasks/1", "Accept: application/json")).isEqualTo("401 token_missing");
        assertThat(EDGE.client()
                        .send("POST /tasks/1 HTTP/1.1", "Accept: text/html")
                        .verdict())
                .isEqualTo("401 token_missing");
    }

    @Test
    void keepsAnswersOutOfSharedCaches() {
        Answer answer = EDGE.client().get("/tasks/1", cookie());

        assertThat(answer.header("Vary")).contains("Cookie").contains("Authorization");
        assertThat(answer.header("Cache-Control")).isEqualTo("private");
    }

    @Test
    void leavesWhatTheBackendSaysOfCaching() {
        EDGE.backend()
                .answers("HTTP/1.1 200 OK\r\nCache-Control: max-age=9\r\nVary: Accept\r\nContent-Length: 2\r\n\r\nok");

        Answer answer = EDGE.client().get("/tasks/1", cookie());

        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=9");
        assertThat(answer.header("Vary")).contains("Accept").contains("Cookie");
    }

    @Test
    void showsCallersTheirOwnIdentity() {
        Answer answer = EDGE.client().get("/.gatehouse/me", cookie());

        assertThat(answer.problem().get("sub")).isEqualTo("ada");
    }

    private static String cookie() {
        return "Cookie: better-auth.session_token=session.c2ln";
    }

    private static String verdict(String target, String... headers) {
        return EDGE.client().get(target, headers).verdict();
    }
}
