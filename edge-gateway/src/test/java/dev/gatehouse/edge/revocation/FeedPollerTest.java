package dev.gatehouse.edge.revocation;

import static dev.gatehouse.edge.revocation.ClaimsOf.NOON;
import static dev.gatehouse.edge.revocation.ClaimsOf.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.token.Claims;
import dev.gatehouse.token.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

/** The feed as an adapter might send it, in a time that the test owns. */
class FeedPollerTest {

    private static final String BANNED = "{'sid':'s1','expires':4102444800}";

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final Revocations revocations = new Revocations(
            Duration.ofSeconds(15), () -> NOON.plusMillis(time.now(TimeUnit.MILLISECONDS)), RevocationSet.CAPACITY);
    private final FeedLog log = new FeedLog();
    private final List<String> cursors = new ArrayList<>();
    private final List<Sinks.Many<ServerSentEvent<String>>> connections = new ArrayList<>();
    private final FeedPoller poller = new FeedPoller(this::connect, revocations, log, time);

    @BeforeEach
    void start() {
        poller.start();
        pass("0s");
    }

    @AfterEach
    void stop() {
        poller.stop();
    }

    @Test
    void learnsNothingFromHeartbeatsAlone() {
        for (int i = 0; i < 12; i++) {
            say("9", "heartbeat", "{}");
            pass("1s");
        }

        assertThat(revocations.staleness()).isEqualTo(Duration.ofSeconds(12));
        assertThat(cursors).containsExactly("", "");
    }

    @Test
    void isReadyOnlyWithTheLastPartOfTheSnapshot() {
        say("1", "snapshot", "{'revocations':[" + BANNED + "],'more':true}");
        say("2", "snapshot", "{'revocations':[],'more':true}");
        assertThat(revocations.ready()).isFalse();
        assertThat(revoked("s1")).isFalse();

        say("3", "snapshot", "{'revocations':[{'sid':'s2','expires':4102444800}]}");

        assertThat(revocations.ready()).isTrue();
        assertThat(revoked("s1")).isTrue();
        assertThat(revoked("s2")).isTrue();
    }

    @Test
    void beginsAgainAtTheBeginningWhenASnapshotIsCutOff() {
        say("1", "snapshot", "{'revocations':[" + BANNED + "],'more':true}");
        drop();

        say("2", "snapshot", "{'revocations':[]}");

        assertThat(cursors).containsExactly("", "");
        assertThat(revoked("s1")).isFalse();
    }

    @Test
    void addsWhatIsRevokedLater() {
        say("1", "snapshot", "{'revocations':[]}");
        say("2", "revocation", BANNED);

        assertThat(revoked("s1")).isTrue();
    }

    @Test
    void losesNoRevocationThatComesAmidASnapshot() {
        say("1", "snapshot", "{'revocations':[],'more':true}");
        say("2", "revocation", BANNED);
        assertThat(revoked("s1")).isTrue();
        say("3", "snapshot", "{'revocations':[]}");

        assertThat(revoked("s1")).isTrue();
    }

    @Test
    void goesOnAfterTheLastEventItSaw() {
        say("1", "snapshot", "{'revocations':[" + BANNED + "]}");
        say("7", "heartbeat", "{}");
        drop();
        assertThat(cursors).containsExactly("", "7");

        say("8", "revocation", "{'sid':'s2','expires':4102444800}");

        assertThat(revoked("s1")).isTrue();
        assertThat(revoked("s2")).isTrue();
    }

    @Test
    void replacesAllWhenTheAdapterBeginsWithASnapshotAgain() {
        say("1", "snapshot", "{'revocations':[" + BANNED + "]}");
        drop();

        say("1", "snapshot", "{'revocations':[{'sid':'s2','expires':4102444800}]}");

        assertThat(cursors).containsExactly("", "1");
        assertThat(revoked("s1")).isFalse();
        assertThat(revoked("s2")).isTrue();
    }

    @Test
    void takesTheEndOfTheFeedForALoss() {
        say("1", "snapshot", "{'revocations':[]}");
        connections.get(0).tryEmitComplete();
        pass("1s");

        assertThat(cursors).containsExactly("", "1");
    }

    @Test
    void takesSilenceForALoss() {
        say("1", "snapshot", "{'revocations':[]}");
        pass("10s");
        say("2", "heartbeat", "{}");
        pass("10s");
        assertThat(cursors).hasSize(1);

        pass("2s");

        assertThat(cursors).containsExactly("", "2");
        assertThat(connections.get(0).currentSubscriberCount()).isZero();
    }

    @Test
    void takesNoChatterForASignOfLife() {
        say("1", "snapshot", "{'revocations':[]}");
        for (int i = 0; i < 12; i++) {
            say(null, "joke", "{}");
            pass("1s");
        }

        assertThat(cursors).hasSize(2);
    }

    @Test
    void takesNoHeartbeatForASignOfLifeBeforeTheListIsWhole() {
        say("1", "snapshot", "{'revocations':[],'more':true}");
        for (int i = 0; i < 12; i++) {
            say(null, "heartbeat", "{}");
            pass("1s");
        }

        assertThat(cursors).containsExactly("", "");
        assertThat(revocations.staleness()).isEqualTo(Duration.ofSeconds(12));
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
        say("1", "snapshot", "{'revocations':[" + BANNED + "]}");
        say("2", "revocation", data);
        pass("1s");

        assertThat(cursors).containsExactly("", "");
        assertThat(revoked("s1")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{'revocations':{}}", "{'revocations':"})
    void asksAgainForASnapshotThatCannotBeRead(String data) {
        say("1", "snapshot", data);
        pass("1s");

        assertThat(cursors.size()).isGreaterThan(1).isLessThan(6);
        assertThat(cursors).containsOnly("");
        assertThat(revocations.ready()).isFalse();
    }

    @Test
    void holdsTheRestOfASnapshotWithAnEntryThatItCannotReadAndCountsAsStale() {
        say("1", "snapshot", "{'revocations':[{'client':'web','expires':4102444800}," + BANNED + "]}");

        assertThat(revoked("s1")).isTrue();
        assertThat(revocations.ready()).isTrue();
        assertThat(closedRoute()).isEqualTo(Refusal.REVOCATION_STALE);
        assertThat(cursors).hasSize(1);
    }

    @Test
    void looksOnceAMinuteWhetherTheSnapshotIsWholeNow() {
        say("1", "snapshot", "{'revocations':[1]}");
        for (int i = 0; i < 12; i++) {
            pass("5s");
            say("2", "heartbeat", "{}");
        }
        pass("1s");
        assertThat(cursors).containsExactly("", "");

        say("3", "snapshot", "{'revocations':[]}");

        assertThat(closedRoute()).isNull();
    }

    @Test
    void forgetsOnceAMinuteWhatHasExpired() {
        say("1", "snapshot", "{'revocations':[{'sid':'s1','expires':" + (NOON.getEpochSecond() + 1) + "}]}");
        for (int i = 0; i < 12; i++) {
            pass("5s");
            say("2", "heartbeat", "{}");
        }

        assertThat(revocations.size()).isZero();
    }

    @Test
    void triesEverMoreSeldomButNeverLessThanEveryFiveSeconds() {
        for (int i = 0; i < 60; i++) {
            if (connections.get(connections.size() - 1).currentSubscriberCount() > 0) {
                connections.get(connections.size() - 1).tryEmitError(new IOException("refused"));
            }
            pass("1s");
        }

        assertThat(cursors.size()).isBetween(12, 40);
        pass("5s");
        assertThat(connections.get(connections.size() - 1).currentSubscriberCount())
                .isEqualTo(1);
    }

    @Test
    void comesBackAtOnceFromALossAfterNews() {
        say("1", "snapshot", "{'revocations':[]}");
        for (int i = 0; i < 10; i++) {
            say("2", "heartbeat", "{}");
            connections.get(i).tryEmitError(new IOException("reset"));
            pass("150ms");
            assertThat(connections).hasSize(i + 2);
        }
    }

    @Test
    void isNotKeptBusyByRubbishAfterEverySnapshot() {
        for (int i = 0; i < 300; i++) {
            if (connections.get(connections.size() - 1).currentSubscriberCount() > 0) {
                say("1", "snapshot", "{'revocations':[]}");
                say("2", "revocation", "rubbish");
            }
            pass("100ms");
        }

        assertThat(cursors.size()).isLessThan(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "ä", "a\u0000"})
    void sendsBackNoCursorThatFitsIntoNoHeader(String id) {
        say("1", "snapshot", "{'revocations':[]}");
        say(id, "heartbeat", "{}");
        drop();

        assertThat(cursors).containsExactly("", "");
    }

    @Test
    void sendsBackTheLongestCursorThatItTakesAndNoLongerOne() {
        String longest = "!" + "~".repeat(1023);
        say("1", "snapshot", "{'revocations':[]}");
        say(longest, "heartbeat", "{}");
        drop();
        say(longest + "~", "heartbeat", "{}");
        drop();

        assertThat(cursors).containsExactly("", longest, "");
    }

    @Test
    void closesClosedRoutesWhileTheListIsStale() {
        assertThat(closedRoute()).isEqualTo(Refusal.REVOCATION_STALE);
        say("1", "snapshot", "{'revocations':[" + BANNED + "]}");
        assertThat(closedRoute()).isNull();
        pass("15s");
        assertThat(closedRoute()).isNull();
        pass("1ms");
        assertThat(closedRoute()).isEqualTo(Refusal.REVOCATION_STALE);
        assertThat(revocations.judge(token(), false)).isNull();
        assertThat(revocations.judge(token("sid", "s1"), true)).isEqualTo(Refusal.TOKEN_REVOKED);
        assertThat(revocations.ready()).isTrue();

        say("2", "heartbeat", "{}");

        assertThat(closedRoute()).isNull();
    }

    @Test
    void tellsListenersWhatIsRevokedSince() {
        List<Boolean> told = new ArrayList<>();
        Claims claims = token("sid", "s1");
        revocations.onChange((Predicate<Claims> revoked) -> told.add(revoked.test(claims)));

        say("1", "snapshot", "{'revocations':[" + BANNED + "]}");
        say("2", "revocation", "{'sid':'s2','expires':4102444800}");
        say("3", "snapshot", "{'revocations':[]}");
        say("4", "revocation", BANNED);

        assertThat(told).containsExactly(true, false, false, true);
    }

    @Test
    void endsItsSubscriptionWithTheEdge() {
        poller.stop();

        assertThat(connections.get(0).currentSubscriberCount()).isZero();
        assertThat(connections).hasSize(1);
    }

    @Test
    void countsLosses() {
        say("1", "snapshot", "{'revocations':[]}");
        drop();
        drop();

        assertThat(log.losses()).isEqualTo(2);
    }

    private Flux<ServerSentEvent<String>> connect(@Nullable String cursor) {
        cursors.add(cursor == null ? "" : cursor);
        Sinks.Many<ServerSentEvent<String>> connection = Sinks.many().unicast().onBackpressureBuffer();
        connections.add(connection);
        return connection.asFlux();
    }

    private void say(@Nullable String id, String event, String data) {
        ServerSentEvent.Builder<String> builder = ServerSentEvent.builder(data.replace('\'', '"'));
        connections
                .get(connections.size() - 1)
                .tryEmitNext(
                        (id == null ? builder : builder.id(id)).event(event).build());
        pass("0s");
    }

    private void drop() {
        connections.get(connections.size() - 1).tryEmitError(new IOException("reset"));
        pass("1s");
    }

    private void pass(String duration) {
        time.advanceTimeBy(DurationStyle.detectAndParse(duration));
    }

    private boolean revoked(String sid) {
        return revocations.judge(token("sid", sid), false) != null;
    }

    private @Nullable Refusal closedRoute() {
        return revocations.judge(token(), true);
    }
}
