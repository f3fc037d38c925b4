package dev.gatehouse.edge.revocation;

import static dev.gatehouse.edge.revocation.ClaimsOf.NOON;
import static dev.gatehouse.edge.revocation.ClaimsOf.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.token.Claims;
import dev.gatehouse.token.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The feed as an adapter might send it, in a time that the test owns. */
class FeedPollerTest {

    private static final String BANNED = "{'sid':'s1','expires':4102444800}";

    @RegisterExtension
    private final SpokenFeed feed = new SpokenFeed();

    @Test
    void learnsNothingFromHeartbeatsAlone() {
        for (int i = 0; i < 12; i++) {
            feed.say("9", "heartbeat", "{}");
            feed.pass("1s");
        }

        assertThat(feed.revocations.staleness()).isEqualTo(Duration.ofSeconds(12));
        assertThat(feed.cursors).containsExactly("", "");
    }

    @Test
    void isReadyOnlyWithTheLastPartOfTheSnapshot() {
        feed.say("1", "snapshot", "{'revocations':[" + BANNED + "],'more':true}");
        feed.say("2", "snapshot", "{'revocations':[],'more':true}");
        assertThat(feed.revocations.ready()).isFalse();
        assertThat(feed.revoked("s1")).isFalse();

        feed.say("3", "snapshot", "{'revocations':[{'sid':'s2','expires':4102444800}]}");

        assertThat(feed.revocations.ready()).isTrue();
        assertThat(feed.revoked("s1")).isTrue();
        assertThat(feed.revoked("s2")).isTrue();
    }

    @Test
    void addsWhatIsRevokedLater() {
        feed.say("1", "snapshot", "{'revocations':[]}");
        feed.say("2", "revocation", BANNED);

        assertThat(feed.revoked("s1")).isTrue();
    }

    @Test
    void losesNoRevocationThatComesAmidASnapshot() {
        feed.say("1", "snapshot", "{'revocations':[],'more':true}");
        feed.say("2", "revocation", BANNED);
        assertThat(feed.revoked("s1")).isTrue();
        feed.say("3", "snapshot", "{'revocations':[]}");

        assertThat(feed.revoked("s1")).isTrue();
    }

    @Test
    void holdsTheRestOfASnapshotWithAnEntryThatItCannotReadAndCountsAsStale() {
        feed.say("1", "snapshot", "{'revocations':[{'client':'web','expires':4102444800}," + BANNED + "]}");

        assertThat(feed.revoked("s1")).isTrue();
        assertThat(feed.revocations.ready()).isTrue();
        assertThat(feed.closedRoute()).isEqualTo(Refusal.REVOCATION_STALE);
        assertThat(feed.cursors).hasSize(1);
    }

    @Test
    void looksOnceAMinuteWhetherTheSnapshotIsWholeNow() {
        feed.say("1", "snapshot", "{'revocations':[1]}");
        for (int i = 0; i < 12; i++) {
            feed.pass("5s");
            feed.say("2", "heartbeat", "{}");
        }
        feed.pass("1s");
        assertThat(feed.cursors).containsExactly("", "");

        feed.say("3", "snapshot", "{'revocations':[]}");

        assertThat(feed.closedRoute()).isNull();
    }

    @Test
    void forgetsOnceAMinuteWhatHasExpired() {
        feed.say("1", "snapshot", "{'revocations':[{'sid':'s1','expires':" + (NOON.getEpochSecond() + 1) + "}]}");
        for (int i = 0; i < 12; i++) {
            feed.pass("5s");
            feed.say("2", "heartbeat", "{}");
        }

        assertThat(feed.revocations.size()).isZero();
    }

    @Test
    void closesClosedRoutesWhileTheListIsStale() {
        assertThat(feed.closedRoute()).isEqualTo(Refusal.REVOCATION_STALE);
        feed.say("1", "snapshot", "{'revocations':[" + BANNED + "]}");
        assertThat(feed.closedRoute()).isNull();
        feed.pass("15s");
        assertThat(feed.closedRoute()).isNull();
        feed.pass("1ms");
        assertThat(feed.closedRoute()).isEqualTo(Refusal.REVOCATION_STALE);
        assertThat(feed.revocations.judge(token(), false)).isNull();
        assertThat(feed.revocations.judge(token("sid", "s1"), true)).isEqualTo(Refusal.TOKEN_REVOKED);
        assertThat(feed.revocations.ready()).isTrue();

        feed.say("2", "heartbeat", "{}");

        assertThat(feed.closedRoute()).isNull();
    }

    @Test
    void tellsListenersWhatIsRevokedSince() {
        List<Boolean> told = new ArrayList<>();
        Claims claims = token("sid", "s1");
        feed.revocations.onChange((Predicate<Claims> revoked) -> told.add(revoked.test(claims)));

        feed.say("1", "snapshot", "{'revocations':[" + BANNED + "]}");
        feed.say("2", "revocation", "{'sid':'s2','expires':4102444800}");
        feed.say("3", "snapshot", "{'revocations':[]}");
        feed.say("4", "revocation", BANNED);

        assertThat(told).containsExactly(true, false, false, true);
    }

    @Test
    void endsItsSubscriptionWithTheEdge() {
        feed.poller.stop();

        assertThat(feed.connections.get(0).currentSubscriberCount()).isZero();
        assertThat(feed.connections).hasSize(1);
    }
}
