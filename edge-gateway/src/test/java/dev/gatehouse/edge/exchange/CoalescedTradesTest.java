package dev.gatehouse.edge.exchange;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.edge.AdapterDouble;
import dev.gatehouse.edge.AdapterDouble.Reply;
import dev.gatehouse.edge.RunningEdge;
import dev.gatehouse.edge.Wire;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Twenty requests that are all there before a slow adapter answers. */
class CoalescedTradesTest {

    private static final int MANY = 20;
    private static final AdapterDouble ADAPTER = AdapterDouble.start();
    private static final AtomicInteger TESTS = new AtomicInteger();

    @RegisterExtension
    static final RunningEdge EDGE = following();

    private final String name = "crowd" + TESTS.incrementAndGet();
    private final CountDownLatch thought = new CountDownLatch(1);

    private static RunningEdge following() {
        RunningEdge edge =
                new RunningEdge().setting("gatehouse.cookie.enabled=true").route("tasks", "/tasks/**");
        List.of(ADAPTER.settings()).forEach(edge::setting);
        return edge;
    }

    @AfterAll
    static void stop() {
        ADAPTER.close();
    }

    @Test
    void tradeOneSessionOnce() {
        adapterThinks(Reply.token(token().text()));

        assertThat(verdictsOf(crowd(session -> name))).containsOnly("200");
        assertThat(ADAPTER.trades()).hasSize(1);
    }

    @Test
    void tradeOneSessionOnceAlsoWhenTheFirstHangsUp() {
        adapterThinks(Reply.token(token().text()));
        Wire first = send(name);
        await().until(() -> ADAPTER.trades().size() == 1);
        first.close();
        await().until(() -> decisions().contains("\"whole\""));

        assertThat(verdictsOf(crowd(session -> name))).containsOnly("200");
        assertThat(ADAPTER.trades()).hasSize(1);
    }

    @Test
    void failTogetherAndTheNextTriesAnew() {
        adapterThinks(new Reply(503, "{}"));

        assertThat(verdictsOf(crowd(session -> name))).containsOnly("503 adapter_unavailable");
        assertThat(ADAPTER.trades()).hasSize(1);

        ADAPTER.exchanges(trade -> Reply.token(token().text()));
        assertThat(verdictsOf(List.of(send(name)))).containsExactly("200");
        assertThat(ADAPTER.trades()).hasSize(1);
    }

    @Test
    void tradeTwentySessionsEachOnItsOwn() {
        adapterThinks(Reply.token(token().text()));

        assertThat(verdictsOf(crowd(session -> name + session))).containsOnly("200");
        assertThat(ADAPTER.trades()).hasSize(MANY);
    }

    /** Answers nobody before the whole crowd is there. */
    private void adapterThinks(Reply reply) {
        ADAPTER.exchanges(trade -> {
            await().until(() -> thought.getCount() == 0);
            return reply;
        });
    }

    private List<Wire> crowd(IntFunction<String> session) {
        int before = arrived();
        List<Wire> crowd =
                IntStream.range(0, MANY).mapToObj(i -> send(session.apply(i))).toList();
        await().until(() -> arrived() == before + MANY);
        thought.countDown();
        return crowd;
    }

    private Wire send(String session) {
        return EDGE.wire()
                .send("GET /tasks/1 HTTP/1.1\r\nHost: edge.test\r\nX-Request-Id: " + name
                        + "\r\nCookie: better-auth.session_token=" + session + ".c2ln\r\n\r\n");
    }

    private int arrived() {
        return decisions().split("\"request_id\"", -1).length - 1;
    }

    private String decisions() {
        return EDGE.managementClient().get("/actuator/decisions/" + name).body();
    }

    private static List<String> verdictsOf(List<Wire> crowd) {
        return crowd.stream()
                .map(wire -> {
                    try (wire) {
                        return wire.answer().verdict();
                    }
                })
                .toList();
    }
}
