package dev.gatehouse.edge.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A feed that breaks off, falls silent or talks rubbish: when the poller asks again, and from where on. */
class FeedLossTest {

    private static final String BANNED = "{'sid':'s1','expires':4102444800}";

    @RegisterExtension
    private final SpokenFeed feed = new SpokenFeed();

    @Test
    void beginsAgainAtTheBeginningWhenASnapshotIsCutOff() {
        feed.say("1", "snapshot", "{'revocations':[" + BANNED + "],'more':true}");
        feed.drop();

        feed.say("2", "snapshot", "{'revocations':[]}");

        assertThat(feed.cursors).containsExactly("", "");
        assertThat(feed.revoked("s1")).isFalse();
    }

    @Test
    void goesOnAfterTheLastEventItSaw() {
        feed.say("1", "snapshot", "{'revocations':[" + BANNED + "]}");
        feed.say("7", "heartbeat", "{}");
        feed.drop();
        assertThat(feed.cursors).containsExactly("", "7");

        feed.say("8", "revocation", "{'sid':'s2','expires':4102444800}");

        assertThat(feed.revoked("s1")).isTrue();
        assertThat(feed.revoked("s2")).isTrue();
    }

    @Test
    void replacesAllWhenTheAdapterBeginsWithASnapshotAgain() {
        feed.say("1", "snapshot", "{'revocations':[" + BANNED + "]}");
        feed.drop();

        feed.say("1", "snapshot", "{'revocations':[{'sid':'s2','expires':4102444800}]}");

        assertThat(feed.cursors).containsExactly("", "1");
        assertThat(feed.revoked("s1")).isFalse();
        assertThat(feed.revoked("s2")).isTrue();
    }

    @Test
    void takesTheEndOfTheFeedForALoss() {
        feed.say("1", "snapshot", "{'revocations':[]}");
        feed.connections.get(0).tryEmitComplete();
        feed.pass("1s");

        assertThat(feed.cursors).containsExactly("", "1");
    }

    @Test
    void takesSilenceForALoss() {
        feed.say("1", "snapshot", "{'revocations':[]}");
        feed.pass("10s");
        feed.say("2", "heartbeat", "{}");
        feed.pass("10s");
        assertThat(feed.cursors).hasSize(1);

        feed.pass("2s");

        assertThat(feed.cursors).containsExactly("", "2");
        assertThat(feed.connections.get(0).currentSubscriberCount()).isZero();
    }

    @Test
    void takesNoChatterForASignOfLife() {
        feed.say("1", "snapshot", "{'revocations':[]}");
        for (int i = 0; i < 12; i++) {
            feed.say(null, "joke", "{}");
            feed.pass("1s");
        }

        assertThat(feed.cursors).hasSize(2);
    }

    @Test
    void takesNoHeartbeatForASignOfLifeBeforeTheListIsWhole() {
        feed.say("1", "snapshot", "{'revocations':[],'more':true}");
        for (int i = 0; i < 12; i++) {
            feed.say(null, "heartbeat", "{}");
            feed.pass("1s");
        }

        assertThat(feed.cursors).containsExactly("", "");
        assertThat(feed.revocations.staleness()).isEqualTo(Duration.ofSeconds(12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{'sid':'s2'}",
                "{'sid':'s2','expires':'soon'}",
                "{'sid':'s2','expires':1}{",
                "{'client':'web','expires':4102444800}"
            })
    void asksForASnapshotWhenARevocationCannotBeRead(String data) {
        feed.say("1", "snapshot", "{'revocations':[" + BANNED + "]}");
        feed.say("2", "revocation", data);
        feed.pass("1s");

        assertThat(feed.cursors).containsExactly("", "");
        assertThat(feed.revoked("s1")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{'revocations':{}}", "{'revocations':"})
    void asksAgainForASnapshotThatCannotBeRead(String data) {
        feed.say("1", "snapshot", data);
        feed.pass("1s");

        assertThat(feed.cursors.size()).isGreaterThan(1).isLessThan(6);
        assertThat(feed.cursors).containsOnly("");
        assertThat(feed.revocations.ready()).isFalse();
    }

    @Test
    void triesEverMoreSeldomButNeverLessThanEveryFiveSeconds() {
        for (int i = 0; i < 60; i++) {
            if (feed.connections.get(feed.connections.size() - 1).currentSubscriberCount() > 0) {
                feed.connections.get(feed.connections.size() - 1).tryEmitError(new IOException("refused"));
            }
            feed.pass("1s");
        }

        assertThat(feed.cursors.size()).isBetween(12, 40);
        feed.pass("5s");
        assertThat(feed.connections.get(feed.connections.size() - 1).currentSubscriberCount())
                .isEqualTo(1);
    }

    @Test
    void comesBackAtOnceFromALossAfterNews() {
        feed.say("1", "snapshot", "{'revocations':[]}");
        for (int i = 0; i < 10; i++) {
            feed.say("2", "heartbeat", "{}");
            feed.connections.get(i).tryEmitError(new IOException("reset"));
            feed.pass("150ms");
            assertThat(feed.connections).hasSize(i + 2);
        }
    }

    @Test
    void isNotKeptBusyByRubbishAfterEverySnapshot() {
        for (int i = 0; i < 300; i++) {
            if (feed.connections.get(feed.connections.size() - 1).currentSubscriberCount() > 0) {
                feed.say("1", "snapshot", "{'revocations':[]}");
                feed.say("2", "revocation", "rubbish");
            }
            feed.pass("100ms");
        }

        assertThat(feed.cursors.size()).isLessThan(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "ä", "a\u0000"})
    void sendsBackNoCursorThatFitsIntoNoHeader(String id) {
        feed.say("1", "snapshot", "{'revocations':[]}");
        feed.say(id, "heartbeat", "{}");
        feed.drop();

        assertThat(feed.cursors).containsExactly("", "");
    }

    @Test
    void sendsBackTheLongestCursorThatItTakesAndNoLongerOne() {
        String longest = "!" + "~".repeat(1023);
        feed.say("1", "snapshot", "{'revocations':[]}");
        feed.say(longest, "heartbeat", "{}");
        feed.drop();
        feed.say(longest + "~", "heartbeat", "{}");
        feed.drop();

        assertThat(feed.cursors).containsExactly("", longest, "");
    }

    @Test
    void countsLosses() {
        feed.say("1", "snapshot", "{'revocations':[]}");
        feed.drop();
        feed.drop();

        assertThat(feed.log.losses()).isEqualTo(2);
    }
}
