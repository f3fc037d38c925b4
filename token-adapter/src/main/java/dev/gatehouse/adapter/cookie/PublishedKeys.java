package dev.gatehouse.adapter.cookie;

import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * The public keys of Better Auth's jwt plugin. They are fetched when somebody with a genuine session cookie needs them,
 * at most once a minute; what cannot be fetched leaves those in force that were.
 */
final class PublishedKeys {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Mono<Fetched> fetched;
    private volatile List<VerificationKey> known = List.of();

    PublishedKeys(WebClient http, String url) {
        this.fetched = http.get()
                .uri(url + "/jwks")
                .retrieve()
                .bodyToMono(String.class)
                .timeout(PATIENCE)
                .flatMap(set -> Mono.justOrEmpty(parse(set)))
                .map(keys -> new Fetched(keys, KEPT))
                .doOnNext(found -> known = found.keys())
                .onErrorComplete()
                .switchIfEmpty(Mono.fromSupplier(() -> new Fetched(known, PAUSE)))
                .cache(Fetched::kept, failure -> Duration.ZERO, () -> Duration.ZERO);
    }

    private record Fetched(List<VerificationKey> keys, Duration kept) {}

    Mono<List<VerificationKey>> inForce() {
        return fetched.map(Fetched::keys);
    }

    private static Optional<List<VerificationKey>> parse(String set) {
        try {
            return Optional.of(JWKSet.parse(set).getKeys().stream()
                    .flatMap(jwk -> VerificationKey.of(jwk).stream())
                    .toList());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
