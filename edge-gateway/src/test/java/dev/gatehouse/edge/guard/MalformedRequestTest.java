package dev.gatehouse.edge.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gatehouse.edge.RawClient.Answer;
import dev.gatehouse.edge.RunningEdge;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that no filter ever sees, byte for byte on a socket. */
class MalformedRequestTest {

    private static final String HOST = "Host: edge.test\r\n";
    private static final String END = "\r\n";
    private static final String CHUNKS = "2\r\nab\r\n0\r\n\r\n";

    @RegisterExtension
    static final RunningEdge EDGE = RunningEdge.usual();

    static Stream<Arguments> malformed() {
        return Stream.of(
                of("no version", "GET /public/1\r\n" + HOST),
                of("an unknown protocol", "GET /public/1 HTCPCP/1.0\r\n" + HOST),
                of("a lower-case protocol", "GET /public/1 http/1.1\r\n" + HOST),
                of("HTTP/0.9", "GET /public/1 HTTP/0.9\r\n" + HOST),
                of("HTTP/1.2", "GET /public/1 HTTP/1.2\r\n" + HOST),
                of("HTTP/2.0", "GET /public/1 HTTP/2.0\r\n" + HOST),
                of("the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n"),
                of("HTTP/1.10", "GET /public/1 HTTP/1.10\r\n" + HOST),
                of("no target", "GET HTTP/1.1\r\n" + HOST),
                of("a fourth word", "GET /public/1 HTTP/1.1 x\r\n" + HOST),
                of("a space in the path", "GET /public/1 2 HTTP/1.1\r\n" + HOST),
                of("two spaces", "GET  /public/1 HTTP/1.1\r\n" + HOST),
                of("two spaces before the version", "GET /public/1  HTTP/1.1\r\n" + HOST),
                of("a tab for a space", "GET\t/public/1 HTTP/1.1\r\n" + HOST),
                of("a tab before the version", "GET /public/1\tHTTP/1.1\r\n" + HOST),
                of("a carriage return for a space", "GET\r/public/1 HTTP/1.1\r\n" + HOST),
                of("a form feed for a space", "GET\f/public/1 HTTP/1.1\r\n" + HOST),
                of("a space before the method", " GET /public/1 HTTP/1.1\r\n" + HOST),
                of("a space after the version", "GET /public/1 HTTP/1.1 \r\n" + HOST),
                of("a carriage return too many", "GET /public/1 HTTP/1.1\r\r\n" + HOST),
                of("a bare line feed after the request line", "GET /public/1 HTTP/1.1\n" + HOST),
                of("a bare line feed after a header", "GET /public/1 HTTP/1.1\r\nHost: edge.test\nX: y\r\n"),
                of("bare line feeds only", "GET /public/1 HTTP/1.1\nHost: edge.test\n\n"),
                of("a bare line feed in front", "\nGET /public/1 HTTP/1.1\r\n" + HOST),
                of("a bare line feed for the end of the head", "GET /public/1 HTTP/1.1\r\n" + HOST + "\n"),
                of("a bare carriage return in a value", "GET /public/1 HTTP/1.1\r\n" + HOST + "X: a\rY: b\r\n"),
                of("a bare carriage return in a name", "GET /public/1 HTTP/1.1\r\n" + HOST + "X\rY: b\r\n"),
                of("a zero byte in a value", "GET /public/1 HTTP/1.1\r\n" + HOST + "X: a\0b\r\n"),
                of("a control character in a value", "GET /public/1 HTTP/1.1\r\n" + HOST + "X: a\u0001b\r\n"),
                of("a vertical tab in a value", "GET /public/1 HTTP/1.1\r\n" + HOST + "X: a\u000bb\r\n"),
                of("a zero byte in a name", "GET /public/1 HTTP/1.1\r\n" + HOST + "X\0: a\r\n"),
                of("a space in a name", "GET /public/1 HTTP/1.1\r\n" + HOST + "X Y: a\r\n"),
                of("a slash in a name", "GET /public/1 HTTP/1.1\r\n" + HOST + "X/Y: a\r\n"),
                of("a byte beyond ASCII in a name", "GET /public/1 HTTP/1.1\r\n" + HOST + "X\u00e4: a\r\n"),
                of("a space before the colon", "GET /public/1 HTTP/1.1\r\n" + HOST + "X : a\r\n"),
                of("a tab before the colon", "GET /public/1 HTTP/1.1\r\n" + HOST + "X\t: a\r\n"),
                of("a header without a name", "GET /public/1 HTTP/1.1\r\n" + HOST + ": a\r\n"),
                of("a header without a colon", "GET /public/1 HTTP/1.1\r\n" + HOST + "X\r\n"),
                of("a folded header", "GET /public/1 HTTP/1.1\r\n" + HOST + "X: a\r\n b\r\n"),
                of("a header folded by a tab", "GET /public/1 HTTP/1.1\r\n" + HOST + "X: a\r\n\tb\r\n"),
                of("a folded last header", "GET /public/1 HTTP/1.1\r\n" + HOST + "X: a\r\n \r\n"),
                of("a first header that is folded", "GET /public/1 HTTP/1.1\r\n Host: edge.test\r\n"),
                of("a folded Host", "GET /public/1 HTTP/1.1\r\nHost:\r\n edge.test\r\n"),
                of("a folded Transfer-Encoding", post(HOST + "Transfer-Encoding:\r\n chunked\r\n") + END + CHUNKS),
                of("no Host", "GET /public/1 HTTP/1.1\r\n"),
                of("an empty Host", "GET /public/1 HTTP/1.1\r\nHost:\r\n"),
                of("two Hosts", "GET /public/1 HTTP/1.1\r\n" + HOST + "Host: other.test\r\n"),
                of("two equal Hosts", "GET /public/1 HTTP/1.1\r\n" + HOST + HOST),
                of("two Hosts in HTTP/1.0", "GET /public/1 HTTP/1.0\r\n" + HOST + HOST),
                of("two Hosts of different case", "GET /public/1 HTTP/1.1\r\n" + HOST + "hOST: edge.test\r\n"),
                of("two Hosts in one", "GET /public/1 HTTP/1.1\r\nHost: edge.test, other.test\r\n"),
                of("a Host with a path", "GET /public/1 HTTP/1.1\r\nHost: edge.test/x\r\n"),
                of("a Host with a user", "GET /public/1 HTTP/1.1\r\nHost: u@edge.test\r\n"),
                of("a Host with a space", "GET /public/1 HTTP/1.1\r\nHost: edge test\r\n"),
                of("a Host with a bad port", "GET /public/1 HTTP/1.1\r\nHost: edge.test:x\r\n"),
                of("a Host with an empty port", "GET /public/1 HTTP/1.1\r\nHost: edge.test:\r\n"),
                of("a Host with a great port", "GET /public/1 HTTP/1.1\r\nHost: edge.test:65536\r\n"),
                of("a Host with an endless port", "GET /public/1 HTTP/1.1\r\nHost: edge.test:99999999999\r\n"),
                of("a Host that is half an address", "GET /public/1 HTTP/1.1\r\nHost: [::1\r\n"),
                of("a Host that is no address", "GET /public/1 HTTP/1.1\r\nHost: [x]\r\n"),
                of("a Host of bare colons", "GET /public/1 HTTP/1.1\r\nHost: ::1\r\n"),
                of("an absolute target of another host", "GET http://other.test/public/1 HTTP/1.1\r\n" + HOST),
                of("an absolute target of another port", "GET http://edge.test:81/public/1 HTTP/1.1\r\n" + HOST),
                of("an absolute target with a user", "GET http://u@edge.test/public/1 HTTP/1.1\r\n" + HOST),
                of("an absolute target without a host", "GET http:///public/1 HTTP/1.1\r\n" + HOST),
                of("an absolute target of another scheme", "GET ftp://edge.test/public/1 HTTP/1.1\r\n" + HOST),
                of("an absolute target without Host", "GET http://edge.test/public/1 HTTP/1.1\r\n"),
                of("a host for a target", "GET edge.test:80 HTTP/1.1\r\n" + HOST),
                of("a path without a slash", "GET public/1 HTTP/1.1\r\n" + HOST),
                of("a star for a target", "GET * HTTP/1.1\r\n" + HOST),
                of("a query for a target", "GET ?x HTTP/1.1\r\n" + HOST),
                of("a fragment", "GET /public/1#x HTTP/1.1\r\n" + HOST),
                of("a fragment after the query", "GET /public/1?x#y HTTP/1.1\r\n" + HOST),
                query("|"),
                query("{"),
                query("}"),
                query("\""),
                query("<"),
                query(">"),
                query("^"),
                query("`"),
                query("\\"),
                query("\u00e4"),
                query("\u0001"),
                query("\u007f"),
                query("%"),
                query("%z0"),
                query("%2"),
                of("two lengths", post(HOST + "Content-Length: 2\r\nContent-Length: 3\r\n") + END + "ab"),
                of("two equal lengths", post(HOST + "Content-Length: 2\r\nContent-Length: 2\r\n") + END + "ab"),
                of("two lengths in one", post(HOST + "Content-Length: 2, 2\r\n") + END + "ab"),
                of("a signed length", post(HOST + "Content-Length: +2\r\n") + END + "ab"),
                of("a negative length", post(HOST + "Content-Length: -2\r\n") + END + "ab"),
                of("a length in hexadecimal", post(HOST + "Content-Length: 0x2\r\n") + END + "ab"),
                of("an empty length", post(HOST + "Content-Length:\r\n") + END + "ab"),
                of("an endless length", post(HOST + "Content-Length: 99999999999999999999\r\n") + END + "ab"),
                of(
                        "two lengths in HTTP/1.0",
                        "POST /public/1 HTTP/1.0\r\n" + HOST + "Content-Length: 2\r\nContent-Length: 2\r\n\r\nab"),
                of(
                        "a length and chunks",
                        post(HOST + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n") + END + CHUNKS),
                of(
                        "chunks and a length",
                        post(HOST + "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n") + END + CHUNKS),
                coding("gzip, chunked"),
                coding("chunked, gzip"),
                coding("chunked, chunked"),
                coding("identity"),
                coding("gzip"),
                coding("xchunked"),
                coding("chunked;x=y"),
                coding("\"chunked\""),
                coding("chunked,"),
                coding(""),
                of(
                        "chunked twice",
                        post(HOST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n") + END + CHUNKS),
                of(
                        "chunks in HTTP/1.0",
                        "POST /public/1 HTTP/1.0\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n" + CHUNKS),
                of(
                        "a hidden body",
                        "GET /public/1 HTTP/1.1\r\n" + HOST + "Upgrade: WebSocket\r\n"
                                + "Connection: Upgrade\r\nSec-WebSocket-Key1: 1\r\nSec-WebSocket-Key2: 2\r\n\r\nabcdefgh"),
                chunk("no size", "\r\nab\r\n0\r\n\r\n"),
                chunk("a size that is none", "x\r\nab\r\n0\r\n\r\n"),
                chunk("a negative size", "-2\r\nab\r\n0\r\n\r\n"),
                chunk("a prefixed size", "0x2\r\nab\r\n0\r\n\r\n"),
                chunk("an endless size", "fffffffffffffffff\r\nab\r\n"),
                chunk("a size after a space", " 2\r\nab\r\n0\r\n\r\n"),
                chunk("a bare line feed after the size", "2\nab\r\n0\r\n\r\n"),
                chunk("no line end after the chunk", "2\r\nab0\r\n\r\n"),
                chunk("a bare line feed after the chunk", "2\r\nab\n0\r\n\r\n"),
                chunk("a line feed in an extension", "2;x=\n\r\nab\r\n0\r\n\r\n"),
                chunk("a trailer without a colon", "2\r\nab\r\n0\r\nX\r\n\r\n"),
                chunk("a trailer with a zero byte", "2\r\nab\r\n0\r\nX: \0\r\n\r\n"));
    }

    static Stream<Arguments> ambiguous() {
        return Stream.of(
                        "\\", "\"", "<", ">", "^", "`", "{", "|", "}", "[", "\u00e4", "\u0001", "\u007f", "\t", "\f",
                        "%", "%z0")
                .map(part -> arguments("GET /public/a" + part + "b HTTP/1.1"));
    }

    static Stream<Arguments> methods() {
        return Stream.of(
                        "CONNECT edge.test:80",
                        "CONNECT /public/1",
                        "TRACE /public/1",
                        "TRACE *",
                        "TRACK /public/1",
                        "FOO /public/1",
                        "get /public/1")
                .map(part -> arguments(part + " HTTP/1.1"));
    }

    static Stream<Arguments> all() {
        return Stream.of(
                        malformed().map(row -> row.get()[1]),
                        ambiguous().map(row -> row.get()[0] + "\r\n" + HOST + END),
                        Stream.<Object>of(
                                "GET /public/1 HTTP/1.1\r\n" + HOST + "X: " + "y".repeat(40_000) + "\r\n\r\n"))
                .flatMap(each -> each)
                .map(each -> arguments(each));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void isRefused(String what, String request) {
        assertThat(EDGE.client().raw(request).verdict()).as(what).isEqualTo("400 request_malformed");
    }

    @ParameterizedTest
    @MethodSource("ambiguous")
    void isCalledAmbiguousWhereThePathIs(String requestLine) {
        assertThat(EDGE.client().send(requestLine).verdict()).isEqualTo("400 path_ambiguous");
    }

    @ParameterizedTest
    @MethodSource("methods")
    void isNoMethodThatAnybodyMayUse(String requestLine) {
        assertThat(EDGE.client().send(requestLine).verdict()).isEqualTo("405 method_not_allowed");
    }

    @ParameterizedTest
    @MethodSource("all")
    void neverReachesABackendAsAWhole(String request) {
        EDGE.client().raw(request);

        assertThat(EDGE.backend().requests()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isAnsweredWithTheSmallProblemDocument(String request) {
        Answer answer = EDGE.client().raw(request);

        assertThat(answer.problem().get("request_id")).isEqualTo(answer.header("X-Request-Id"));
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Connection")).isEqualTo("close");
    }

    @Test
    void keepsTheClientsOwnId() {
        assertThat(EDGE.client().get("/public/1?|", "X-Request-Id: mine-1").header("X-Request-Id"))
                .isEqualTo("mine-1");
    }

    @Test
    void knowsNothingOfTheServerAsAWhole() {
        assertThat(EDGE.client().send("OPTIONS * HTTP/1.1").verdict()).isEqualTo("404 route_unknown");
    }

    private static Arguments query(String part) {
        return of("a query with " + part, "GET /public/1?q=a" + part + " HTTP/1.1\r\n" + HOST);
    }

    private static Arguments coding(String value) {
        return of("the coding " + value, post(HOST + "Transfer-Encoding: " + value + "\r\n") + END + CHUNKS);
    }

    private static Arguments chunk(String what, String body) {
        return of(what, post(HOST + "Transfer-Encoding: chunked\r\n") + END + body);
    }

    private static String post(String headers) {
        return "POST /public/1 HTTP/1.1\r\n" + headers;
    }

    private static Arguments of(String what, String request) {
        return arguments(what, request.contains(END + END) ? request : request + END);
    }
}
