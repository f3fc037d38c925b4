package dev.gatehouse.edge;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.RawClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that try to speak for somebody else. After each, the backend was told exactly what the token says, by any
 * spelling that some backend would take for the same header, or was not called.
 */
class SpoofTest {

    @RegisterExtension
    static final RunningEdge EDGE = RunningEdge.usual();

    private static final Map<String, List<String>> ORIGIN = Map.of(
            "x-forwarded-for", List.of("127.0.0.1"),
            "x-forwarded-host", List.of("edge.test"),
            "x-forwarded-port", List.of("80"),
            "x-forwarded-proto", List.of("http"));

    private static final Map<String, List<String>> IDENTITY = Map.of(
            "x-user-id", List.of("u1"),
            "x-user-roles", List.of("user"),
            "x-session-id", List.of("s1"));

    /** Header lines, several separated by {@code |}; a backslash stands for itself, and \t for a tab. */
    static Stream<String> lines() {
        return Stream.of(
                "X-User-Id: root",
                "x-user-id: root",
                "X-USER-ID: root",
                "x-UsEr-Id: root",
                "X_User_Id: root",
                "X_USER_ID: root",
                "x.user.id: root",
                "X-User_Id: root",
                "X-User.Id: root",
                "X~User~Id: root",
                "X!User!Id: root",
                "X'User'Id: root",
                "X*User*Id: root",
                "X+User+Id: root",
                "X#User$Id: root",
                "X%User&Id: root",
                "X^User`Id: root",
                "X|User|Id: root".replace("|User|", "\\User\\"),
                "X-User-Id : root",
                "X-User-Id\t: root",
                " X-User-Id: root",
                "X-User-Id:root",
                "X-User-Id:\troot",
                "X-User-Id:",
                "X-User-Id: root|X-User-Id: admin",
                "X-User-Id: u1|x-user-id: root",
                "X-User-Id: u1, root",
                "X-User-Roles: admin",
                "x_user_roles: admin",
                "X-User-Roles: user|X-User-Roles: admin",
                "X-User-Scopes: everything",
                "X-User-Email: root@evil.test|X-User-Email-Verified: true",
                "X.User.Email.Verified: true",
                "X-User-Name: root",
                "X-Session-Id: other",
                "X_Session_Id: other",
                "X-Client-Id: other",
                "X-Org-Id: other",
                "X-Actor-Id: root",
                "X-Gatehouse-Truncated: X-User-Roles",
                "X-Gatehouse-User: root",
                "x_gatehouse_anything: root",
                "X.Gatehouse.: root",
                "Connection: X-User-Id",
                "Connection: close, X-User-Id, X-User-Roles, X-Session-Id",
                "Connection: x-user-id|X-User-Id: root",
                "Connection: keep-alive|Connection: X-User-Id",
                "Connection: Authorization, X-Forwarded-For",
                "Connection: upgrade, X-User-Id|Upgrade: x",
                "Keep-Alive: X-User-Id",
                "Proxy-Connection: X-User-Id",
                "TE: trailers|Trailer: X-User-Id",
                "Proxy-Authorization: Bearer root",
                "X-Original-URL: /admin/1",
                "X_Original_URL: /admin/1",
                "X-Original-URI: /admin/1",
                "X-Rewrite-URL: /admin/1",
                "x.rewrite.url: /admin/1",
                "X-HTTP-Method-Override: DELETE",
                "X_HTTP_Method_Override: DELETE",
                "X-HTTP-Method: DELETE",
                "X-Method-Override: DELETE",
                "X-Forwarded-For: 6.6.6.6",
                "x-forwarded-for: 6.6.6.6|X-Forwarded-For: 7.7.7.7",
                "X_Forwarded_For: 6.6.6.6",
                "X-Forwarded-Host: evil.test",
                "X.Forwarded.Host: evil.test",
                "X-Forwarded-Proto: https|X-Forwarded-Port: 443",
                "X-Forwarded-Prefix: /admin",
                "X-Forwarded-Server: evil|X-Forwarded-Ssl: on|X-Forwarded-Scheme: https",
                "X-Forwarded-Uri: /admin/1|X-Forwarded-Method: DELETE",
                "Forwarded: for=6.6.6.6;host=evil.test;proto=https",
                "X-Real-IP: 6.6.6.6",
                "x_real_ip: 6.6.6.6",
                "X-Us\u00e9r-Id: root",
                "X-User-Id\u00a0: root",
                "\u00ffX-User-Id: root",
                "X-User-\u0130d: root",
                "X-User-\u0131d: root",
                "X-User-Id\u0000: root",
                "X-User-Id: root\u0000",
                "X-Ok: 1\rX-User-Id: root",
                "X-Ok: 1\nX-User-Id: root",
                "X-Ok: 1|\tX-User-Id: root",
                "X-Ok: 1| X-User-Id: root",
                "X-User-Id:| root",
                "X-Ok: 1\u000bX-User-Id: root",
                "X-Ok: 1\u0085X-User-Id: root",
                ": root|X-User-Id: root",
                "X-User-Id|X-Ok: 1",
                "Content-Length: 0|X-User-Id: root",
                "Expect: 100-continue|X-User-Id: root",
                "Sec-Fetch-Site: same-origin|X-User-Id: root",
                "Cookie: X-User-Id=root|X-User-Id: root",
                "X-" + "a".repeat(4000) + ": 1|X-User-Id: root");
    }

    /** Whole messages; {@code $} stands for a good token's header line. */
    static Stream<String> messages() {
        String head = "POST /tasks/1 HTTP/1.1\r\nHost: edge.test\r\n$\r\n";
        String next = "GET /tasks/2 HTTP/1.1\r\nHost: edge.test\r\nX-User-Id: root\r\n\r\n";
        return Stream.of(
                head + "Transfer-Encoding: chunked\r\n\r\n0\r\nX-User-Id: root\r\n\r\n",
                head + "Transfer-Encoding: chunked\r\nTrailer: X-User-Id\r\n\r\n1\r\na\r\n0\r\nx_user_id: root\r\n\r\n",
                head + "Transfer-Encoding: chunked\r\nConnection: X-User-Id, close\r\n\r\n0\r\nX-User-Id: root\r\n\r\n",
                head + "Transfer-Encoding: chunked\r\n\r\n1;X-User-Id=root\r\na\r\n0\r\n\r\n",
                head + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + next,
                head + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n" + next,
                head + "Content-Length: 0\r\nContent-Length: 99\r\n\r\n" + next,
                head + "Content-Length: 0, 99\r\n\r\n" + next,
                head + "Content-Length: +0\r\n\r\n" + next,
                head + "Content-Length: -1\r\n\r\n" + next,
                head + "Content-Length: 0x0\r\n\r\n" + next,
                head + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + next,
                head + "Transfer-Encoding: identity\r\n\r\n" + next,
                head + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + next,
                head + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + next,
                head + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n" + next,
                head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n0\r\n\r\n" + next,
                head + "Transfer-Encoding: chunked\r\n\r\n-1\r\n0\r\n\r\n" + next,
                head + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff0\r\n0\r\n\r\n" + next);
    }

    private final String token = token().roles("user").claim("sid", "s1").bearer();

    @ParameterizedTest
    @MethodSource("lines")
    void neverMakesTheCallerSomebodyElse(String lines) {
        List<String> headers = new ArrayList<>(List.of(lines.split("\\|", -1)));
        headers.add(token);

        EDGE.client().get("/tasks/1", headers.toArray(String[]::new));

        assertNobodyBut(IDENTITY);
    }

    /** The proof that the table is no row of requests that are refused anyway. */
    @Test
    void isTriedByRequestsThatArrive() {
        long arrived = lines().filter(lines ->
                        EDGE.client().get("/public/1", lines.split("\\|", -1)).status() == 200)
                .count();

        assertThat(arrived).isGreaterThan(60);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void neverMakesAStrangerSomebody(String lines) {
        EDGE.client().get("/public/1", lines.split("\\|", -1));

        assertNobodyBut(Map.of());
    }

    @ParameterizedTest
    @MethodSource("lines")
    void neverMakesUpForAMissingToken(String lines) {
        EDGE.client().get("/tasks/1", lines.split("\\|", -1));

        assertThat(EDGE.backend().requests()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void neverMakesTheEdgeFail(String lines) {
        Answer answer = EDGE.client().get("/public/1", lines.split("\\|", -1));

        assertThat(answer.status()).isBetween(200, 499);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void smugglesNobodyIn(String message) {
        Answer answer = EDGE.client().raw(message.replace("$", token));

        assertThat(answer.status()).isLessThan(500);
        assertNobodyBut(IDENTITY);
    }

    private static void assertNobodyBut(Map<String, List<String>> identity) {
        List<HttpText> requests = EDGE.backend().requests();

        assertThat(requests).hasSizeLessThan(2).allSatisfy(request -> {
            Map<String, List<String>> expected = new TreeMap<>(ORIGIN);
            expected.putAll(identity);
            assertThat(Watched.headers(request)).isEqualTo(expected);
            assertThat(request.trailers()).isEmpty();
        });
    }
}
