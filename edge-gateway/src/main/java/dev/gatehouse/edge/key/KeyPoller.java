package dev.gatehouse.edge.key;

import dev.gatehouse.edge.adapter.Adapter;
import java.text.ParseException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * Looks for changed public keys from time to time, never because of a request: a stranger's token must not make the edge fetch
 * anything. What cannot be had leaves the keys in force as they are.
 */
final class KeyPoller implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(KeyPoller.class);
    private static final Duration PUBLISHED = Duration.ofSeconds(15);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MAX_SET_BYTES = 256 * 1024;

    private final KeysInForce keys;
    private final Disposable.Composite polls = Disposables.composite();
    private volatile boolean away;

    KeyPoller(KeysInForce keys) {
        this.keys = keys;
    }

    void follow(Adapter adapter) {
        polls.add(Mono.defer(() -> fetch(adapter))
                .then(Mono.defer(() -> Mono.delay(away ? AGAIN : PUBLISHED)))
                .repeat()
                .subscribe());
    }

    private Mono<Void> fetch(Adapter adapter) {
        return adapter.client()
                .get()
                .uri("/protocol/openid-connect/certs")
                .retrieve()
                .bodyToMono(String.class)
                .filter(set -> set.length() <= MAX_SET_BYTES)
                .timeout(PATIENCE)
                .doOnNext(this::publish)
                .then()
                .onErrorResume(this::keep);
    }

    private void publish(String set) {
        try {
            keys.publish(PublishedKeys.parse(set));
            away = false;
        } catch (ParseException e) {
            keep(e);
        }
    }

    private Mono<Void> keep(Throwable failure) {
        if (!away) {
            LOG.warn("public keys cannot be fetched, those in force stay: {}", failure.toString());
            away = true;
        }
        return Mono.empty();
    }

    @Override
    public void destroy() {
        polls.dispose();
    }
}
