package dev.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.acceptance.Street.Door;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Several adapters and edges, any of which may be asked by anybody, and may be gone the next moment. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoAdaptersTest {

    private static final int MANY = 200;

    /** An edge that has lost its adapter asks again after pauses of up to 5 s. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Street street = new Street();
    private final Person ada = Person.signsIn(street, "ada@example.com");

    @AfterAll
    void end() {
        street.close();
    }

    @Test
    void giveOnePairToAllWhoRefreshOneTokenAtOnce() throws Exception {
        String refresh = ada.exchanges().text("refresh_token");
        Callable<Answer> refreshing = () -> Person.refreshes(street, refresh);
        ExecutorService threads = Executors.newFixedThreadPool(MANY);
        List<Future<Answer>> answers = threads.invokeAll(Collections.nCopies(MANY, refreshing));
        threads.shutdown();

        Answer first = answers.get(0).get();
        for (Future<Answer> answer : answers) {
            assertThat(answer.get().status()).isEqualTo(200);
            assertThat(answer.get().text("access_token")).isEqualTo(first.text("access_token"));
            assertThat(answer.get().text("refresh_token")).isEqualTo(first.text("refresh_token"));
        }
        assertThat(street.adapters)
                .allSatisfy(adapter ->
                        assertThat(street.balancer.served(adapter.port())).isGreaterThan(MANY / 10));
    }

    @Test
    void carryOnWhicheverIsKilled() {
        for (Door adapter : street.adapters) {
            Answer before = ada.exchanges();
            Answer revoked = ada.exchanges();
            street.kill(adapter);
            again(() -> revoke(revoked));
            Answer after = again(() -> Person.refreshes(street, before.text("refresh_token")));
            assertThat(after.status()).as(after.http().body()).isEqualTo(200);

            // What was revoked while an edge had no adapter is told too.
            for (Door edge : street.edges) {
                assertThat(refusal(edge, revoked, SOON)).isEqualTo("token_revoked");
                assertThat(me(edge, after).status()).isEqualTo(200);
            }
            street.open(adapter);
            street.awaitAdapter(adapter);
        }
        revokedAtOneIsRefusedEverywhere();
    }

    @Test
    void revokedAtOneIsRefusedEverywhere() {
        for (Door adapter : street.adapters) {
            Answer tokens = ada.exchanges();
            for (Door edge : street.edges) {
                assertThat(me(edge, tokens).status()).isEqualTo(200);
            }
            revokeAt(adapter.url(), tokens);
            for (Door edge : street.edges) {
                assertThat(refusal(edge, tokens, Duration.ofSeconds(1))).isEqualTo("token_revoked");
            }
        }
    }

    private Answer revoke(Answer tokens) {
        return revokeAt(street.adapter(), tokens);
    }

    /** A call whose connection broke, which is as good as lost, may be made again. */
    private static Answer again(Supplier<Answer> call) {
        try {
            return call.get();
        } catch (IllegalStateException e) {
            return call.get();
        }
    }

    private static Answer revokeAt(String adapter, Answer tokens) {
        Answer answer = Person.send(
                adapter + "/realms/main/protocol/openid-connect/revoke",
                Map.of("client_id", "web", "token", tokens.text("refresh_token")));
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer;
    }

    private static String refusal(Door edge, Answer tokens, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        while (me(edge, tokens).status() == 200 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return me(edge, tokens).text("code");
    }

    private static Answer me(Door edge, Answer tokens) {
        return Person.calls("GET", edge.url() + "/api/me", Optional.of(tokens.text("access_token")), "");
    }
}
