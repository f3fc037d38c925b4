package dev.gatehouse.edge.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.RunningEdge;
import dev.gatehouse.edge.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How large a body may be, by its announced length and by what comes. */
class BodyLimitTest {

    private static final int KB = 1024;

    @RegisterExtension
    static final RunningEdge EDGE = new RunningEdge()
            .route("small", "/small/**", "access=public", "max-body=1KB")
            .route("closed", "/closed/**", "max-body=1KB")
            .route("mega", "/mega/**", "access=public", "max-body=1MB")
            .route("none", "/none/**", "access=public", "max-body=0B")
            .route("usual", "/usual/**", "access=public");

    @Test
    void takesABodyOfJustThatLength() {
        assertThat(verdict("/small/1", length(KB) + "x".repeat(KB))).isEqualTo("200");
    }

    @Test
    void countsAMegabyteAs1048576Bytes() {
        assertThat(verdict("/mega/1", length(1_048_576) + "x".repeat(1_048_576)))
                .isEqualTo("200");
        assertThat(verdict("/mega/1", length(1_048_577))).isEqualTo("413 body_too_large");
    }

    @Test
    void takesChunksOfJustThatLength() {
        assertThat(verdict("/small/1", CHUNKED + chunk(KB) + END)).isEqualTo("200");
    }

    @Test
    void refusesALongerBodyBeforeItComes() {
        assertThat(verdict("/small/1", length(KB + 1))).isEqualTo("413 body_too_large");
        assertThat(EDGE.backend().requests()).isEmpty();
    }

    @Test
    void refusesChunksAsSoonAsTheyAreTooMany() {
        assertThat(verdict("/small/1", CHUNKED + chunk(KB) + chunk(1))).isEqualTo("413 body_too_large");
    }

    @Test
    void neverLetsABackendTakeTheBeginningForTheWhole() {
        verdict("/small/1", CHUNKED + chunk(KB) + chunk(1) + END);

        assertThat(EDGE.backend().requests()).isEmpty();
    }

    @Test
    void doesNotWaitForTheRest() {
        try (Wire wire = EDGE.wire()) {
            wire.send(POST + "/small/1" + HEAD + length(100 * KB * KB)).answer();

            assertThat(wire.over()).isTrue();
        }
    }

    @Test
    void isHeardByAClientThatIsStillSending() {
        try (Wire wire = EDGE.wire()) {
            wire.send(POST + "/small/1" + HEAD + length(400 * KB) + "x".repeat(400 * KB));

            assertThat(wire.answer().verdict()).isEqualTo("413 body_too_large");
        }
    }

    @Test
    void stopsReadingWhatFollowsAnAnswerWithoutEnd() {
        try (Wire wire = EDGE.wire()) {
            wire.send(POST + "/closed/1" + HEAD + CHUNKED);
            assertThat(wire.answer().verdict()).isEqualTo("401 token_missing");
            for (int i = 0; i < 5; i++) {
                wire.send(chunk(64 * KB));
            }

            assertThat(wire.over()).isTrue();
        }
    }

    @Test
    void asksForTheCredentialFirst() {
        assertThat(verdict("/closed/1", length(KB + 1))).isEqualTo("401 token_missing");
    }

    @Test
    void mayBeNothingAtAll() {
        assertThat(verdict("/none/1", length(1))).isEqualTo("413 body_too_large");
        assertThat(verdict("/none/1", length(0))).isEqualTo("200");
    }

    @Test
    void is100MegabytesWhereARouteDoesNotSay() {
        assertThat(verdict("/usual/1", length(100 * KB * KB + 1))).isEqualTo("413 body_too_large");
    }

    @Test
    void doesNotAskABackendToSayGoOn() {
        verdict("/small/1", "Expect: 100-continue\r\n" + length(2) + "ab");

        assertThat(EDGE.backend().request().headers("Expect")).isEmpty();
    }

    private static final String POST = "POST ";
    private static final String HEAD = " HTTP/1.1\r\nHost: edge.test\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";
    private static final String END = "0\r\n\r\n";

    private static String length(int bytes) {
        return "Content-Length: " + bytes + "\r\n\r\n";
    }

    private static String chunk(int bytes) {
        return Integer.toHexString(bytes) + "\r\n" + "x".repeat(bytes) + "\r\n";
    }

    private static String verdict(String path, String rest) {
        try (Wire wire = EDGE.wire()) {
            return wire.send(POST + path + HEAD + rest).answer().verdict();
        }
    }
}
