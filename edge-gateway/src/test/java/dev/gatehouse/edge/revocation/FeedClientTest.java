package dev.gatehouse.edge.revocation;

import static dev.gatehouse.edge.revocation.ClaimsOf.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.edge.adapter.Adapter;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.scheduler.Schedulers;

/** The feed over HTTP: a real client before a server that breaks off, begins again and talks rubbish. */
@ExtendWith(OutputCaptureExtension.class)
class FeedClientTest {

    private static final String BANNED = "{'sid':'s1','expires':4102444800}";

    private final FeedServer server = FeedServer.start();
    private final Revocations revocations =
            new Revocations(Duration.ofSeconds(15), Instant::now, RevocationSet.CAPACITY);
    private final FeedPoller poller = new FeedPoller(
            new FeedClient(adapter())::connect, revocations, new FeedLog(), Schedulers.newSingle("feed-test", true));

    @BeforeEach
    void start() {
        poller.start();
    }

    @AfterEach
    void stop() {
        poller.stop();
        server.close();
    }

    @Test
    void saysWhoItIs() {
        assertThat(server.connection(1).authorization()).startsWith("Basic ");
        assertThat(server.connection(1).cursor()).isEqualTo("null");
    }

    @Test
    void readsPartsThatAreLargerThanAUsualBuffer() {
        String entry = "{'family':'" + "f".repeat(900) + "%d','expires':4102444800}";
        String entries = String.join(",", Collections.nCopies(999, entry.formatted(1)));

        server.connection(1).say("1", "snapshot", "{'revocations':[" + entries + "],'more':true}");
        server.connection(1).say("2", "snapshot", "{'revocations':[" + BANNED + "]}");

        awaitRevoked("s1");
        assertThat(revocations.size()).isEqualTo(2);
    }

    @Test
    void readsEventsThatComeInPieces() {
        for (char c : "id: 1\nevent: snapshot\ndata: {\"revocations\":[]}\n\n".toCharArray()) {
            server.connection(1).bytes(String.valueOf(c));
        }

        await().until(revocations::ready);
    }

    @Test
    void goesOnWhereItWasWhenTheConnectionIsCut(CapturedOutput output) {
        server.connection(1).say("1", "snapshot", "{'revocations':[]}");
        server.connection(1).say("r-2", "revocation", BANNED);
        awaitRevoked("s1");
        server.connection(1).cut();

        server.connection(2).say("3", "revocation", "{'sid':'s2','expires':4102444800}");

        awaitRevoked("s2");
        assertThat(server.connection(2).cursor()).isEqualTo("r-2");
        assertThat(output).containsOnlyOnce("revocation feed lost, trying again");
        assertThat(output.toString().split("revocation feed followed", -1)).hasSize(3);
    }

    @Test
    void goesOnWhereItWasWhenTheAdapterStops() {
        server.connection(1).say("1", "snapshot", "{'revocations':[]}");
        await().until(revocations::ready);
        server.connection(1).end();

        assertThat(server.connection(2).cursor()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event: revocation\ndata: rubbish\n\n",
                "event: revocation\n\n",
                "retry: soon\nevent: heartbeat\ndata: {}\n\n",
                "event: revocation\ndata: {\"sid\":\"s9\",\ndata: \"expires\":true}\n\n",
            })
    void beginsWithASnapshotAgainAfterRubbish(String bytes) {
        server.connection(1).say("1", "snapshot", "{'revocations':[]}");
        server.connection(1).bytes(bytes);

        server.connection(2).say("1", "snapshot", "{'revocations':[" + BANNED + "]}");

        assertThat(server.connection(2).cursor()).isEqualTo("null");
        server.connection(1).awaitGone();
        awaitRevoked("s1");
    }

    @Test
    void passesOverWhatTheAdapterMayLearnToSay() {
        server.connection(1).bytes(": hello\n\nevent: greeting\ndata: {}\n\ndata: nothing\n\n");
        server.connection(1).say("1", "snapshot", "{'revocations':[" + BANNED + "],'epoch':7}");

        awaitRevoked("s1");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void namesTheKeyToChangeWhenItIsRefused(int status, CapturedOutput output) {
        server.answers(status);
        server.connection(1).cut();
        server.connection(4);

        assertThat(output).containsOnlyOnce("revocation feed refused").contains("write ", "gatehouse.adapter.");
    }

    @Test
    void recoversWhenItIsNoLongerRefused(CapturedOutput output) {
        server.answers(503);
        server.connection(1).cut();
        server.connection(3);
        server.answers(200);
        await().untilAsserted(() -> {
            server.last().text().tryEmitNext("event: snapshot\ndata: {\"revocations\":[]}\n\n");
            assertThat(revocations.ready()).isTrue();
        });

        assertThat(output).containsOnlyOnce("revocation feed lost").containsOnlyOnce("revocation feed followed held=0");
    }

    private void awaitRevoked(String sid) {
        await().until(() -> revocations.judge(token("sid", sid), false) != null);
    }

    private Adapter adapter() {
        String url = server.settings().get(0).replace("gatehouse.adapter.url=", "");
        return new Adapter(WebClient.builder()
                .baseUrl(url)
                .defaultHeaders(headers -> headers.setBasicAuth("edge", "secret"))
                .build());
    }
}
