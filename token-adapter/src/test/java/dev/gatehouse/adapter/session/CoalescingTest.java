package dev.gatehouse.adapter.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class CoalescingTest {

    private final Coalescing<String, String> calls = new Coalescing<>();
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void makesOneCallForAllWhoAskMeanwhileAndKeepsNothing() {
        Sinks.One<String> answer = Sinks.one();
        StepVerifier.Step<String> first =
                StepVerifier.create(ask("a", answer.asMono())).expectNext("yes");
        StepVerifier.Step<String> second =
                StepVerifier.create(ask("a", answer.asMono())).expectNext("yes");
        var waiting = first.expectComplete().verifyLater();
        var alsoWaiting = second.expectComplete().verifyLater();
        answer.tryEmitValue("yes");
        waiting.verify();
        alsoWaiting.verify();

        assertThat(made).hasValue(1);
        assertThat(calls.size()).isZero();
        StepVerifier.create(ask("a", Mono.just("no"))).expectNext("no").verifyComplete();
    }

    @Test
    void keepsDifferentQuestionsApartAndForgetsAFailure() {
        StepVerifier.create(ask("a", Mono.error(new IllegalStateException()))).verifyError();
        StepVerifier.create(ask("b", Mono.just("b"))).expectNext("b").verifyComplete();
        StepVerifier.create(ask("a", Mono.just("a"))).expectNext("a").verifyComplete();

        assertThat(calls.size()).isZero();
    }

    private Mono<String> ask(String key, Mono<String> answer) {
        return calls.ask(key, () -> {
            made.incrementAndGet();
            return answer;
        });
    }
}
