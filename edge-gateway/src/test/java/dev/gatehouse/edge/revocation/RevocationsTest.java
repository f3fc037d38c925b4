package dev.gatehouse.edge.revocation;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.token.Claims;
import dev.gatehouse.token.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is known of revocations, and for how long that counts. */
class RevocationsTest {

    private static final Duration STALE = Duration.ofSeconds(15);

    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final Claims caller = token().claim("sid", "s1").claims();

    @Test
    void areOfNoConcernWhereNobodyTellsOfThem() {
        Revocations none = revocations(null);
        pass(Duration.ofDays(1));

        assertThat(none.ready()).isTrue();
        assertThat(none.judge(caller, true)).isNull();
    }

    @Test
    void areUnknownBeforeTheFirstSnapshot() {
        Revocations revocations = revocations(STALE);

        assertThat(revocations.ready()).isFalse();
        assertThat(revocations.judge(caller, true)).isEqualTo(Refusal.REVOCATION_STALE);
        assertThat(revocations.judge(caller, false)).isNull();
    }

    @Test
    void areKnownAsLongAsTheFeedIsHeardInTime() {
        Revocations revocations = told();
        pass(STALE);

        assertThat(revocations.staleness()).isEqualTo(STALE);
        assertThat(revocations.judge(caller, true)).isNull();
    }

    @Test
    void areUnknownAfterALongerSilence() {
        Revocations revocations = told();
        pass(STALE.plusMillis(1));

        assertThat(revocations.judge(caller, true)).isEqualTo(Refusal.REVOCATION_STALE);
        assertThat(revocations.judge(caller, false)).isNull();
    }

    @Test
    void areKnownAgainWhenTheFeedIsHeardAgain() {
        Revocations revocations = told();
        pass(STALE.plusMillis(1));
        revocations.heard();

        assertThat(revocations.judge(caller, true)).isNull();
    }

    @Test
    void areUnknownWhileOneOfThemIsMissing() {
        Revocations revocations = told();
        RevocationSet snapshot = revocations.draft();
        snapshot.missOne();
        revocations.replace(snapshot);

        assertThat(revocations.judge(caller, true)).isEqualTo(Refusal.REVOCATION_STALE);
    }

    @Test
    void holdAlsoWhileTheListIsStale() {
        Revocations revocations = told();
        revocations.add(session("s1"));
        pass(STALE.plusMillis(1));

        assertThat(revocations.judge(caller, true)).isEqualTo(Refusal.TOKEN_REVOKED);
        assertThat(revocations.judge(caller, false)).isEqualTo(Refusal.TOKEN_REVOKED);
    }

    @Test
    void areCountedAndForgotten() {
        Revocations revocations = told();
        revocations.add(session("s1"));
        assertThat(revocations.size()).isEqualTo(1);

        pass(Duration.ofHours(2));
        revocations.prune();

        assertThat(revocations.size()).isZero();
    }

    @Test
    void areToldToWhoeverListens() {
        Revocations revocations = told();
        List<Predicate<Claims>> heard = new ArrayList<>();
        revocations.onChange(heard::add);

        revocations.add(session("s1"));
        revocations.add(session("other"));
        RevocationSet snapshot = revocations.draft();
        snapshot.add(session("s1"));
        revocations.replace(snapshot);
        revocations.replace(revocations.draft());

        assertThat(heard).extracting(change -> change.test(caller)).containsExactly(true, false, true, false);
    }

    private Revocations told() {
        Revocations revocations = revocations(STALE);
        revocations.replace(revocations.draft());
        revocations.heard();
        return revocations;
    }

    private Revocations revocations(@Nullable Duration staleAfter) {
        return new Revocations(staleAfter, () -> now, 100);
    }

    private Revocation session(String sid) {
        return new Revocation(
                Kind.SESSION, sid, new Cut(Cut.ANY_AGE, now.plusSeconds(3600).getEpochSecond()));
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
