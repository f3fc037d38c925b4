package dev.gatehouse.adapter.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

class PublishedKeysTest {

    private static final String SET = """
            {"keys":[{"alg":"EdDSA","crv":"Ed25519","x":"PTyrWVU99LIJsVsVckRsQj9v9ZcdUbEv9sZvpIBsQHY","kty":"OKP",\
            "kid":"2hv2kynV5L9nAYqpmMM78OgHW400zMxu"}]}""";

    private final AtomicInteger calls = new AtomicInteger();
    private Mono<ClientResponse> answer = Mono.error(new IOException("away"));

    @BeforeEach
    void stopTheClock() {
        VirtualTimeScheduler.getOrSet();
    }

    @AfterEach
    void giveTheClockBack() {
        VirtualTimeScheduler.reset();
    }

    @Test
    void fetchesOnceAMinuteAtMost() {
        PublishedKeys keys = keys();
        answers(SET);
        assertThat(kids(keys)).containsExactly("2hv2kynV5L9nAYqpmMM78OgHW400zMxu");
        later(59);
        kids(keys);
        assertThat(calls).hasValue(1);

        later(2);
        answers("{\"keys\":[]}");
        assertThat(kids(keys)).isEmpty();
        assertThat(calls).hasValue(2);
    }

    @Test
    void keepsTheKeysInForceWhileNoneCanBeFetched() {
        PublishedKeys keys = keys();
        answers(SET);
        kids(keys);

        for (String rubbish : List.of("", "<html>", "[]", "{\"keys\":7}")) {
            later(61);
            answers(rubbish);
            assertThat(kids(keys)).hasSize(1);
        }
        later(6);
        answer = Mono.never();
        Mono<List<VerificationKey>> waiting = keys.inForce().cache();
        waiting.subscribe();
        later(3);
        assertThat(waiting.block()).hasSize(1);
    }

    @Test
    void triesAgainSoon() {
        PublishedKeys keys = keys();
        assertThat(kids(keys)).isEmpty();
        answers(SET);
        assertThat(kids(keys)).isEmpty();

        later(6);
        assertThat(kids(keys)).hasSize(1);
    }

    private PublishedKeys keys() {
        WebClient http = WebClient.builder()
                .exchangeFunction(request -> {
                    calls.incrementAndGet();
                    return answer;
                })
                .build();
        return new PublishedKeys(http, "http://better-auth.test/api/auth");
    }

    private void answers(String body) {
        answer = Mono.just(ClientResponse.create(HttpStatus.OK).body(body).build());
    }

    private static List<String> kids(PublishedKeys keys) {
        List<VerificationKey> found = keys.inForce().block();
        return found == null
                ? List.of()
                : found.stream().map(VerificationKey::kid).toList();
    }

    private static void later(long seconds) {
        VirtualTimeScheduler.get().advanceTimeBy(Duration.ofSeconds(seconds));
    }
}
