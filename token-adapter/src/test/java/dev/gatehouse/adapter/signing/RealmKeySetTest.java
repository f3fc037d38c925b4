package dev.gatehouse.adapter.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.realm.TokenAlgorithm;
import dev.gatehouse.adapter.signing.RealmKeySet.Due;
import dev.gatehouse.adapter.signing.RealmKeySet.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When keys are made, sign, and go. */
class RealmKeySetTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final SigningPolicy POLICY =
            new SigningPolicy(Duration.ofDays(90), Duration.ofDays(1), Duration.ofDays(7));
    private static final RealmKey RSA = KeyMaker.make(TokenAlgorithm.RS256, START);
    private static final RealmKey EC = KeyMaker.make(TokenAlgorithm.ES256, START);
    private static final RealmKey NEXT = KeyMaker.make(TokenAlgorithm.RS256, START.plus(Duration.ofDays(90)));
    private static final RealmKeySet FIRST = new RealmKeySet(List.of(RSA, EC));

    private static Instant day(int days) {
        return START.plus(Duration.ofDays(days));
    }

    @Test
    void wantsOneKeyOfEachKindThatSignsAtOnce() {
        assertThat(RealmKeySet.NONE.due(START, POLICY).missing())
                .containsExactly(new Order(TokenAlgorithm.RS256, START), new Order(TokenAlgorithm.ES256, START));
    }

    @Test
    void leavesKeysAloneUntilADayBeforeTheyRetire() {
        assertThat(FIRST.due(day(89).minusSeconds(1), POLICY).nothing()).isTrue();
    }

    @Test
    void publishesTheNextKeyADayBeforeItSigns() {
        assertThat(FIRST.due(day(89), POLICY).missing()).contains(new Order(TokenAlgorithm.RS256, day(90)));
    }

    @Test
    void publishesTheNextKeyADayBeforeItSignsAlsoWhenThatIsLate() {
        assertThat(FIRST.due(day(200), POLICY).missing()).contains(new Order(TokenAlgorithm.RS256, day(201)));
    }

    @Test
    void signsWithTheOldKeyUntilTheNextOnesTime() {
        RealmKeySet both = FIRST.changed(Set.of(), List.of(NEXT));

        assertThat(both.signer(TokenAlgorithm.RS256, day(90).minusSeconds(1))).contains(RSA);
        assertThat(both.signer(TokenAlgorithm.RS256, day(90))).contains(NEXT);
        assertThat(both.signer(TokenAlgorithm.ES256, day(90))).contains(EC);
    }

    /** The clock of the adapter that made the keys was ahead, or ours has been put back. */
    @Test
    void signsWithItsFirstKeyBeforeTheTimeOfAny() {
        RealmKeySet both = FIRST.changed(Set.of(), List.of(NEXT));
        assertThat(both.signer(TokenAlgorithm.RS256, START.minusSeconds(5))).contains(RSA);
        assertThat(RealmKeySet.NONE.signer(TokenAlgorithm.RS256, START)).isEmpty();
    }

    @Test
    void keepsAnOldKeyPublishedForAsLongAsASignInLives() {
        RealmKeySet both = FIRST.changed(Set.of(), List.of(NEXT));

        Due early = both.due(day(97).minusSeconds(1), POLICY);
        Due due = both.due(day(97), POLICY);

        assertThat(early.outdated()).isEmpty();
        assertThat(due.outdated()).containsExactly(RSA.kid());
        assertThat(both.changed(due.outdated(), List.of()).keys()).containsExactlyInAnyOrder(NEXT, EC);
    }

    @Test
    void hidesItsPrivateHalf() {
        assertThat(RSA).hasToString("RealmKey[" + RSA.kid() + "]");
    }
}
