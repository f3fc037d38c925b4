package dev.gatehouse.adapter.session;

import dev.gatehouse.token.key.Secret;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Signs out at Better Auth, as the user's own browser would. */
final class RemoteSignOut {

    private static final Logger log = LoggerFactory.getLogger(RemoteSignOut.class);

    private final WebClient http;
    private final SessionPolicy policy;
    private final List<Secret> secrets;

    RemoteSignOut(WebClient http, SessionPolicy policy, List<Secret> secrets) {
        this.http = http;
        this.policy = policy;
        this.secrets = List.copyOf(secrets);
    }

    /** The {@code Set-Cookie} lines by which Better Auth forgets the session in the browser; none where it fails. */
    Mono<List<String>> signOut(SessionToken token, @Nullable String address) {
        // While secrets change, nobody knows which of them is Better Auth's current one; the others do no harm.
        return Flux.fromIterable(secrets)
                .concatMap(secret -> post(token.cookie(secret), address))
                .collectList()
                .map(lines -> lines.get(0))
                .timeout(policy.timeout())
                .onErrorResume(
                        RemoteSignOut::expected,
                        failure -> Mono.just(failed(failure.getClass().getSimpleName())));
    }

    private Mono<List<String>> post(String cookie, @Nullable String address) {
        return http.post()
                .uri(policy.url() + "/sign-out")
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> {
                    headers.set(HttpHeaders.COOKIE, cookie);
                    // Better Auth takes no cookie without one.
                    headers.setOrigin(policy.origin());
                    if (address != null) {
                        headers.set("X-Forwarded-For", address);
                    }
                })
                .bodyValue("{}")
                .exchangeToMono(this::lines);
    }

    private Mono<List<String>> lines(ClientResponse response) {
        List<String> lines = response.headers().header(HttpHeaders.SET_COOKIE).stream()
                .filter(line -> line.contains("Max-Age=0"))
                .toList();
        return response.releaseBody()
                .then(Mono.fromSupplier(() -> response.statusCode().is2xxSuccessful()
                        ? lines
                        : failed("status " + response.statusCode().value())));
    }

    private List<String> failed(String cause) {
        log.warn("better auth did not sign out url={} cause={}", policy.url(), cause);
        return List.of();
    }

    private static boolean expected(Throwable failure) {
        return failure instanceof WebClientException || failure instanceof TimeoutException;
    }
}
