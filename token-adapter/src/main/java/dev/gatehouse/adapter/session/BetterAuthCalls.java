package dev.gatehouse.adapter.session;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

/** Times every call of Better Auth, until its head has come, by what became of it. */
final class BetterAuthCalls implements ExchangeFilterFunction {

    private final MeterRegistry meters;

    BetterAuthCalls(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return Mono.defer(() -> {
            long began = System.nanoTime();
            return next.exchange(request)
                    .doOnNext(response -> record(outcome(response.statusCode()), began))
                    .doOnError(failure -> record("failed", began))
                    .doOnCancel(() -> record("timeout", began));
        });
    }

    private static String outcome(HttpStatusCode status) {
        if (status.isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)) {
            return "limited";
        }
        return status.is2xxSuccessful() ? "answered" : status.is5xxServerError() ? "broken" : "refused";
    }

    private void record(String outcome, long began) {
        Timer.builder("gatehouse.better.auth")
                .description("Calls of Better Auth, by what became of them")
                .tag("outcome", outcome)
                .register(meters)
                .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }
}
