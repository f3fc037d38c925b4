package dev.gatehouse.edge;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a backend is told of a request that passed. */
class RelayTest {

    @RegisterExtension
    static final RunningEdge EDGE = RunningEdge.usual();

    @ParameterizedTest
    @CsvSource({
        "X-User-Id, u1",
        "X-User-Email, ada@example.test",
        "X-User-Email-Verified, true",
        "X-User-Name, Ada%20L.",
        "X-User-Roles, 'admin,user'",
        "X-User-Scopes, 'openid,tasks:read'",
        "X-Session-Id, s1",
        "X-Client-Id, web",
        "X-Org-Id, o1",
        "X-Actor-Id, a1",
    })
    void tellsWhoIsCalling(String header, String value) {
        EDGE.client()
                .get(
                        "/tasks/1",
                        token().claim("email", "ada@example.test")
                                .claim("email_verified", true)
                                .claim("name", "Ada L.")
                                .roles("admin", "user")
                                .scopes("openid", "tasks:read")
                                .claim("sid", "s1")
                                .claim("azp", "web")
                                .claim("org", Map.of("id", "o1"))
                                .claim("act", Map.of("sub", "a1"))
                                .bearer());

        assertThat(EDGE.backend().request().headers(header)).containsExactly(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-User-Email",
                "X-User-Email-Verified",
                "X-User-Name",
                "X-User-Roles",
                "X-User-Scopes",
                "X-Session-Id",
                "X-Client-Id",
                "X-Org-Id",
                "X-Actor-Id",
                "X-Gatehouse-Truncated"
            })
    void saysNothingOfAClaimThatIsAbsent(String header) {
        EDGE.client().get("/tasks/1", token().bearer());

        assertThat(EDGE.backend().request().headers(header)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Zoë, Zo%C3%AB",
        "李 小龙, %E6%9D%8E%20%E5%B0%8F%E9%BE%99",
        "100%, 100%25",
        "'a,b', 'a,b'",
        "'Ada\r\nX-User-Roles: admin', Ada%0D%0AX-User-Roles:%20admin",
        "\uD83D\uDE00, %F0%9F%98%80",
        "' ', %20",
    })
    void writesEveryNameSoThatItCanBeReadBack(String name, String header) {
        EDGE.client().get("/tasks/1", token().claim("name", name).bearer());

        assertThat(EDGE.backend().request().headers("X-User-Name")).containsExactly(header);
    }

    @Test
    void keepsAnItemWithACommaOneItem() {
        EDGE.client().get("/tasks/1", token().roles("a,b", "c").bearer());

        assertThat(EDGE.backend().request().headers("X-User-Roles")).containsExactly("a%2Cb,c");
    }

    @Test
    void forwardsTheTokenAsItCame() {
        String good = token().text();

        EDGE.client().get("/tasks/1", "authorization: bearer  " + good);

        assertThat(EDGE.backend().request().headers("Authorization")).containsExactly("bearer  " + good);
    }

    @Test
    void forwardsTheTokenThatTheCallerCallsHopByHop() {
        String good = token().text();

        EDGE.client().get("/tasks/1", "Connection: close, Authorization", "Authorization: Bearer " + good);

        assertThat(EDGE.backend().request().headers("Authorization")).containsExactly("Bearer " + good);
    }

    @Test
    void leavesHeadersOfTheCallersOwnAlone() {
        EDGE.client().get("/tasks/1", token().bearer(), "X-Team: red", "X-Team: blue", "Accept-Language: de");

        assertThat(EDGE.backend().request().headers("X-Team")).containsExactly("red", "blue");
    }

    @Test
    void sendsABodyOn() {
        EDGE.client()
                .raw("POST /tasks HTTP/1.1\r\nHost: edge.test\r\n" + token().bearer()
                        + "\r\nContent-Length: 5\r\n\r\nhello");

        assertThat(EDGE.backend().request().body()).isEqualTo("hello");
    }

    @Test
    void sendsAChunkedBodyOn() {
        EDGE.client()
                .raw("POST /tasks HTTP/1.1\r\nHost: edge.test\r\n" + token().bearer()
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n");

        assertThat(EDGE.backend().request().body()).isEqualTo("hello world");
    }

    @Test
    void neverSendsTrailersOn() {
        EDGE.client()
                .raw("POST /tasks HTTP/1.1\r\nHost: edge.test\r\n" + token().bearer()
                        + "\r\nTrailer: X-User-Id\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "5\r\nhello\r\n0\r\nX-User-Id: root\r\n\r\n");

        assertThat(EDGE.backend().request().trailers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For, 127.0.0.1",
        "X-Forwarded-Proto, http",
        "X-Forwarded-Host, edge.test:8443",
        "X-Forwarded-Port, 8443"
    })
    void tellsWhereTheRequestCameIn(String header, String value) {
        EDGE.client()
                .raw("GET /public/1 HTTP/1.1\r\nHost: edge.test:8443\r\n" + header + ": 6.6.6.6\r\n"
                        + header.toLowerCase(Locale.ROOT) + ": 7.7.7.7\r\n\r\n");

        assertThat(EDGE.backend().request().headers(header)).containsExactly(value);
    }

    @Test
    void sendsNoForwardedHeader() {
        EDGE.client().get("/public/1", "Forwarded: for=6.6.6.6;host=evil.test");

        assertThat(EDGE.backend().request().headers("Forwarded")).isEmpty();
    }

    @Test
    void callsTheBackendByItsOwnName() {
        EDGE.client().get("/public/1");

        assertThat("http://" + EDGE.backend().request().header("Host"))
                .isEqualTo(EDGE.backend().url());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A.b_c-9", "0123456789012345678901234567890123456789012345678901234567890123"})
    void keepsAHarmlessRequestId(String id) {
        assertThat(EDGE.client().get("/public/1", "X-Request-Id: " + id).header("X-Request-Id"))
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a/b",
                "a\"b",
                "a,b",
                "<script>",
                "\u00e4",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void makesANewRequestIdInPlaceOfAnother(String id) {
        assertThat(EDGE.client().get("/public/1", "X-Request-Id: " + id).header("X-Request-Id"))
                .matches("[0-9a-f-]{36}");
    }

    @Test
    void givesARequestAnId() {
        assertThat(EDGE.client().get("/public/1").header("X-Request-Id")).matches("[0-9a-f-]{36}");
    }

    @Test
    void tellsTheBackendTheIdThatTheCallerHears() {
        String heard = EDGE.client().get("/public/1").header("X-Request-Id");

        assertThat(EDGE.backend().request().headers("X-Request-Id")).containsExactly(heard);
    }

    @Test
    void sendsOneRequestIdWhenTheCallerSentTwo() {
        EDGE.client().get("/public/1", "X-Request-Id: one", "x-request-id: two");

        assertThat(EDGE.backend().request().headers("X-Request-Id")).isEqualTo(List.of("one"));
    }

    @Test
    void doesNotLetABackendRenameTheRequest() {
        EDGE.backend().answers("HTTP/1.1 200 OK\r\nX-Request-Id: other\r\nContent-Length: 0\r\n\r\n");

        assertThat(EDGE.client().get("/public/1", "X-Request-Id: mine").text().headers("X-Request-Id"))
                .containsExactly("mine");
    }
}
