package dev.gatehouse.edge;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.RawClient.Answer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that two readers could understand differently, each below a public and below an admin route. */
class PathTest {

    @RegisterExtension
    static final RunningEdge EDGE = RunningEdge.usual();

    /** What follows the route's own segment. */
    static Stream<String> ambiguousRests() {
        return Stream.of(
                "//1",
                "/1//",
                "///",
                "/.",
                "/..",
                "/./1",
                "/../1",
                "/../admin/1",
                "/1/../../admin/1",
                "/../public/1",
                "/;/1",
                "/1;x=1",
                "/1;",
                ";/1",
                "/..;/admin/1",
                "/..;x/admin/1",
                "/.;/1",
                "/%2e/1",
                "/%2E/1",
                "/%2e%2e/admin/1",
                "/%2E%2E/admin/1",
                "/.%2e/admin/1",
                "/%2e./admin/1",
                "/%2e",
                "/a%2eb",
                "/%2fadmin/1",
                "/%2Fadmin",
                "/1%2f..%2fadmin",
                "/..%2fadmin/1",
                "/%2e%2e%2fadmin/1",
                "%2f1",
                "/%5cadmin",
                "/%5Cadmin",
                "/..%5cadmin",
                "/%00",
                "/1%00.html",
                "/%0a",
                "/%0d%0aX-User-Id:%20root",
                "/%09",
                "/%1b",
                "/%1f",
                "/%7f",
                "/%3b",
                "/%3Bx=1/1",
                "/..%3b/admin",
                "/%25",
                "/%252e%252e/admin",
                "/%252fadmin",
                "/%25%32%65",
                "/%25252e",
                "/%c0%ae%c0%ae/admin",
                "/%c0%afadmin",
                "/%c1%9cadmin",
                "/%e0%80%afadmin",
                "/%e0%80%ae",
                "/%f0%80%80%af",
                "/%f8%80%80%80%af",
                "/%fc%80%80%80%80%af",
                "/%fe",
                "/%ff",
                "/%80",
                "/%c3",
                "/%c3%28",
                "/%c3/%a4",
                "/%ed%a0%80",
                "/%ed%bf%bf",
                "/%f4%90%80%80",
                "/%f5%80%80%80",
                "/%c2%80",
                "/%c2%85",
                "/%c2%9f",
                "/%e2%80%a8",
                "/%e2%80%a9",
                "/\u00c3\u00a4",
                "/\u00e4",
                "/\u00c0\u00ae\u00c0\u00ae/admin");
    }

    /** What no server should take for a request line or a URI; it is answered before there is a path to look at. */
    static Stream<String> unreadableRests() {
        return Stream.of(
                "/\\..\\admin",
                "\\1",
                "/%",
                "/%2",
                "/%zz",
                "/%2g",
                "/%-1",
                "/%+1",
                "/%u002e",
                "/%u2215",
                "/1%",
                "/ 1",
                "/\t1",
                "/\u00001",
                "/\u00011",
                "/\u007f",
                "/|",
                "/^",
                "/`",
                "/{x}",
                "/<x>",
                "/\"",
                "/[x]",
                "/\r1",
                "/\n1");
    }

    @ParameterizedTest
    @MethodSource("ambiguousRests")
    void isRefusedBelowAPublicRoute(String rest) {
        assertThat(EDGE.client().get("/public" + rest).verdict()).isEqualTo("400 path_ambiguous");
    }

    @ParameterizedTest
    @MethodSource("ambiguousRests")
    void isRefusedBelowAnAdminRouteEvenFromAnAdmin(String rest) {
        assertThat(admin("/admin" + rest).verdict()).isEqualTo("400 path_ambiguous");
    }

    @ParameterizedTest
    @MethodSource("ambiguousRests")
    void neverReachesABackend(String rest) {
        EDGE.client().get("/public" + rest);
        admin("/admin" + rest);

        assertThat(EDGE.backend().requests()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unreadableRests")
    void isNotEvenReadBelowAPublicRoute(String rest) {
        assertThat(EDGE.client().get("/public" + rest).status()).isBetween(400, 499);
    }

    @ParameterizedTest
    @MethodSource("unreadableRests")
    void isNotEvenReadBelowAnAdminRoute(String rest) {
        assertThat(admin("/admin" + rest).status()).isBetween(400, 499);
    }

    @ParameterizedTest
    @MethodSource("unreadableRests")
    void neverReachesABackendUnread(String rest) {
        EDGE.client().get("/public" + rest);
        admin("/admin" + rest);

        assertThat(EDGE.backend().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/1",
                "/1/",
                "/...",
                "/....",
                "/.hidden",
                "/a.",
                "/a..b",
                "/..a",
                "/a..",
                "/~u",
                "/a%20b",
                "/a+b",
                "/a,b=c&d",
                "/(a)!$'*",
                "/a:b@c",
                "/%41",
                "/%7e",
                "/%c3%a4",
                "/%C3%A4",
                "/%e6%9d%8e",
                "/%f0%9f%98%80",
                "/%ef%bc%8f",
                "/%e2%88%95",
                "/admin/1",
                "/%61dmin",
                "/1?x=/../admin//;%2e%2f%00",
            })
    void isReadInOneWayAndGoesOnAsItIs(String rest) {
        EDGE.client().get("/public" + rest);

        assertThat(EDGE.backend().request().startLine()).isEqualTo("GET /public" + rest + " HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/1", "/...", "/.hidden", "/a%20b", "/%c3%a4", "/public/1", "/1?x=/../public/1"})
    void isReadInOneWayAndStaysClosed(String rest) {
        assertThat(EDGE.client().get("/admin" + rest).verdict()).isEqualTo("401 token_missing");
    }

    @ParameterizedTest
    @CsvSource({
        "/%61dmin/1, 401 token_missing",
        "/ADMIN/1, 404 route_unknown",
        "/Admin/1, 404 route_unknown",
        "/admin1/1, 404 route_unknown",
        "/admin./1, 404 route_unknown",
        "/admin%20/1, 404 route_unknown",
        "/publicadmin, 404 route_unknown",
        "//admin/1, 400 path_ambiguous",
        "/./admin/1, 400 path_ambiguous",
        "/%2e/admin/1, 400 path_ambiguous",
        "/%2fadmin/1, 400 path_ambiguous",
    })
    void doesNotOpenAnotherWayToTheAdminRoute(String target, String verdict) {
        assertThat(EDGE.client().get(target).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://edge.test/admin/1",
                "HTTP://edge.test/admin/1",
                "http://edge.test/public/../admin/1",
                "http://edge.test//admin/1",
                "http://edge.test:80/admin/1",
                "http://u:p@edge.test/admin/1",
                "https://edge.test/admin/1",
                "http:///admin/1",
                "http:/admin/1",
                "http:admin/1",
                "ftp://edge.test/admin/1",
                "file:///admin/1",
                "edge.test:80",
                "*",
                "admin/1",
                "?/admin/1",
                "/admin/1#/public/1",
                "/public/1#/../admin",
                "#/admin/1",
                "\\admin\\1",
                "//u@/admin/1",
                "///admin/1"
            })
    void opensNothingInAnotherFormOfTarget(String target) {
        Answer answer = EDGE.client().get(target);

        assertThat(answer.status()).as(answer.verdict()).isBetween(400, 499);
    }

    private static Answer admin(String target) {
        return EDGE.client().get(target, token().roles("admin").bearer());
    }
}
