package dev.gatehouse.edge.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A line when something changes, and none in between. */
@ExtendWith(OutputCaptureExtension.class)
class FeedLogTest {

    private final FeedLog log = new FeedLog();
    private final Revocations whole = new Revocations(null, () -> Instant.EPOCH, 1);

    @Test
    void tellsOnceThatTheFeedIsFollowed(CapturedOutput output) {
        log.current(whole);
        log.current(whole);

        assertThat(lines(output)).containsExactly("revocation feed followed held=0");
    }

    @Test
    void tellsOnceThatItIsLostAndOnceThatItIsBack(CapturedOutput output) {
        log.current(whole);
        log.lost(new TimeoutException());
        log.lost(new EOFException());
        log.current(whole);

        assertThat(lines(output))
                .containsExactly(
                        "revocation feed followed held=0",
                        "revocation feed lost, trying again reason=\"silence\"",
                        "revocation feed followed held=0");
        assertThat(log.losses()).isEqualTo(2);
    }

    @Test
    void tellsThatItCouldNotBeHadFromTheBeginning(CapturedOutput output) {
        log.lost(new EOFException("not told"));

        assertThat(lines(output)).containsExactly("revocation feed lost, trying again reason=\"EOFException\"");
    }

    @Test
    void tellsWhatWasWrongWithAnEvent(CapturedOutput output) {
        log.lost(new MalformedEventException("an event is no JSON"));

        assertThat(lines(output)).containsExactly("revocation feed lost, trying again reason=\"an event is no JSON\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void tellsOnceWhatToWriteWhereOnlyThatWillHelp(int status, CapturedOutput output) {
        log.lost(new FeedRefusedException(status));
        assertThat(lines(output)).hasSize(1);
        log.lost(new FeedRefusedException(status));

        assertThat(lines(output))
                .singleElement()
                .asString()
                .startsWith(
                        "revocation feed refused, revoked tokens pass: the adapter answered " + status + ": write ");
    }

    @Test
    void takesAnotherStatusForALoss(CapturedOutput output) {
        log.lost(new FeedRefusedException(500));

        assertThat(lines(output))
                .containsExactly("revocation feed lost, trying again reason=\"the adapter answered 500\"");
    }

    @Test
    void tellsOnceThatTheListIsIncomplete(CapturedOutput output) {
        Revocations incomplete = new Revocations(null, () -> Instant.EPOCH, 1);
        RevocationSet snapshot = incomplete.draft();
        snapshot.missOne();
        incomplete.replace(snapshot);

        log.current(incomplete);
        log.current(incomplete);
        log.lost(new EOFException());

        assertThat(lines(output))
                .singleElement()
                .asString()
                .startsWith("revocation list incomplete, routes that are closed when stale refuse all held=0");
    }

    private static List<String> lines(CapturedOutput output) {
        return output.getAll()
                .lines()
                .filter(line -> line.contains("revocation "))
                .map(line -> line.substring(line.indexOf("revocation ")))
                .toList();
    }
}
