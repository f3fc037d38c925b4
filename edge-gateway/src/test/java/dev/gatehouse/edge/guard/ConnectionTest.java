package dev.gatehouse.edge.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.RawClient.Answer;
import dev.gatehouse.edge.RunningEdge;
import dev.gatehouse.edge.Wire;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several requests on one connection, good and bad ones. */
class ConnectionTest {

    private static final String GOOD = "GET /public/1 HTTP/1.1\r\nHost: edge.test\r\n\r\n";
    private static final String BAD = "GET /public/1?| HTTP/1.1\r\nHost: edge.test\r\n\r\n";
    private static final String POST = "POST /public/1 HTTP/1.1\r\nHost: edge.test\r\n";
    private static final int MAX = 32 * 1024;

    @RegisterExtension
    static final RunningEdge EDGE = RunningEdge.usual();

    @Test
    void staysOpenBetweenGoodRequests() {
        try (Wire wire = EDGE.wire()) {
            assertThat(Stream.generate(() -> wire.send(GOOD).answer().status()).limit(3))
                    .containsExactly(200, 200, 200);
        }
    }

    @Test
    void takesRequestsAheadOfTheirAnswers() {
        try (Wire wire = EDGE.wire()) {
            wire.send(GOOD.repeat(40));

            assertThat(Stream.generate(() -> wire.answer().status()).limit(40)).containsOnly(200);
        }
    }

    @Test
    void takesARequestThatComesByteByByte() {
        try (Wire wire = EDGE.wire()) {
            for (char c : (POST + "Content-Length: 2\r\n\r\nab").toCharArray()) {
                wire.send(String.valueOf(c));
            }

            assertThat(wire.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void takesARequestAfterABodyInOneGo() {
        try (Wire wire = EDGE.wire()) {
            wire.send(POST + "Transfer-Encoding: chunked\r\n\r\n2;x=y\r\nab\r\n3\r\n\n c\r\n0\r\nX: y\r\n\r\n" + GOOD
                    + POST + "Content-Length: 4\r\n\r\n\r\n a" + GOOD);

            assertThat(Stream.generate(() -> wire.answer().status()).limit(4)).containsOnly(200);
        }
    }

    @Test
    void minesNoHeadersFromBodies() {
        EDGE.client().raw(POST + "Content-Length: 4\r\n\r\na\n b");

        assertThat(EDGE.backend().request().body()).isEqualTo("a\n b");
    }

    @Test
    void allowsAnEmptyLineBeforeARequest() {
        assertThat(EDGE.client().raw("\r\n" + GOOD).status()).isEqualTo(200);
    }

    @Test
    void seesAFoldedHeaderAfterABody() {
        try (Wire wire = EDGE.wire()) {
            wire.send(POST + "Content-Length: 2\r\n\r\nab"
                    + "GET /public/1 HTTP/1.1\r\nHost: edge.test\r\nX: a\r\n b\r\n\r\n");

            assertThat(List.of(wire.answer().verdict(), wire.answer().verdict()))
                    .containsExactly("200", "400 request_malformed");
        }
    }

    @Test
    void seesAFoldedHeaderThatComesByteByByte() {
        try (Wire wire = EDGE.wire()) {
            for (char c : "GET /public/1 HTTP/1.1\r\nHost: edge.test\r\nX: a\r\n ".toCharArray()) {
                wire.send(String.valueOf(c));
            }

            assertThat(wire.answer().verdict()).isEqualTo("400 request_malformed");
        }
    }

    @Test
    void answersABadRequestAfterAllGoodOnesBeforeIt() {
        try (Wire wire = EDGE.wire()) {
            wire.send(GOOD + GOOD + BAD);

            assertThat(List.of(
                            wire.answer().verdict(),
                            wire.answer().verdict(),
                            wire.answer().verdict()))
                    .containsExactly("200", "200", "400 request_malformed");
        }
    }

    @Test
    void believesNothingAfterABadRequest() {
        try (Wire wire = EDGE.wire()) {
            wire.send(BAD + GOOD).answer();

            assertThat(wire.over()).isTrue();
            assertThat(EDGE.backend().requests()).isEmpty();
        }
    }

    @Test
    void hangsUpAfterABadRequest() {
        try (Wire wire = EDGE.wire()) {
            wire.send(BAD).answer();

            assertThat(wire.over()).isTrue();
        }
    }

    @Test
    void breaksOffAtTheBackendToo() {
        EDGE.backend().staysSilent();
        try (Wire wire = EDGE.wire()) {
            wire.send(POST + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\nx\r\n");

            assertThat(wire.answer().verdict()).isEqualTo("400 request_malformed");
            assertThat(EDGE.backend().requests()).isEmpty();
        }
    }

    @Test
    void answersHeadWithoutABody() {
        try (Wire wire = EDGE.wire()) {
            Answer answer = wire.send(GOOD.replace("GET", "HEAD")).headAnswer();

            assertThat(answer.header("Content-Length")).isEqualTo("2");
            assertThat(wire.send(GOOD).answer().body()).isEqualTo("ok");
        }
    }

    @Test
    void refusesHeadWithoutABody() {
        try (Wire wire = EDGE.wire()) {
            wire.send(BAD.replace("GET", "HEAD")).headAnswer();

            assertThat(wire.over()).isTrue();
        }
    }

    @Test
    void speaksHttp10() {
        try (Wire wire = EDGE.wire()) {
            assertThat(wire.send("GET /public/1 HTTP/1.0\r\n\r\n").answer().body())
                    .isEqualTo("ok");
            assertThat(wire.over()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://edge.test/public/1?x", "HTTP://EDGE.test/public/1?x", "https://edge.test/public/1?x"})
    void takesAnAbsoluteTargetThatAgreesWithHost(String target) {
        EDGE.client().get(target);

        assertThat(EDGE.backend().request().startLine()).isEqualTo("GET /public/1?x HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"edge.test", "edge.test:8080", "EDGE", "127.0.0.1:80", "[::1]", "[2001:db8::1]:8080", "a_b.c-d"})
    void takesEveryHonestHost(String host) {
        assertThat(EDGE.client()
                        .raw("GET /public/1 HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void takesHeadsUpTo32KiB() {
        assertThat(EDGE.client().raw(head(MAX)).status()).isEqualTo(200);
    }

    @Test
    void takesRequestLinesUpToThatLength() {
        assertThat(EDGE.client().raw(line(MAX)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {MAX + 1, 2 * MAX, 200_000})
    void refusesLongerHeads(int length) {
        assertThat(EDGE.client().raw(head(length)).verdict()).isEqualTo("431 header_too_large");
    }

    @ParameterizedTest
    @ValueSource(ints = {MAX + 1, 2 * MAX, 200_000})
    void refusesLongerRequestLines(int length) {
        assertThat(EDGE.client().raw(line(length)).verdict()).isEqualTo("431 header_too_large");
    }

    @Test
    void refusesALongerHeadBeforeItsEnd() {
        assertThat(EDGE.client()
                        .raw("GET /public/1 HTTP/1.1\r\nHost: edge.test\r\nX: " + "x".repeat(100_000))
                        .verdict())
                .isEqualTo("431 header_too_large");
    }

    @Test
    void tellsAClientThatWaitsToGoOn() {
        try (Wire wire = EDGE.wire()) {
            wire.send(POST + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n");

            assertThat(wire.until("\r\n\r\n")).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(wire.send("ab").answer().status()).isEqualTo(200);
            assertThat(wire.send(GOOD).answer().status()).isEqualTo(200);
        }
    }

    @Test
    void refusesAClientThatWaitsAtOnce() {
        try (Wire wire = EDGE.wire()) {
            wire.send(POST.replace("/public", "/tasks") + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n");

            assertThat(wire.answer().verdict()).isEqualTo("401 token_missing");
            assertThat(wire.over()).isTrue();
        }
    }

    private static String head(int length) {
        String start = "GET /public/1 HTTP/1.1\r\nHost: edge.test\r\nX: ";
        return start + "x".repeat(length - start.length() - 4) + "\r\n\r\n";
    }

    private static String line(int length) {
        String start = "GET /public/1?";
        String end = " HTTP/1.1\r\nHost: edge.test\r\n\r\n";
        return start + "x".repeat(length - start.length() - end.length()) + end;
    }
}
