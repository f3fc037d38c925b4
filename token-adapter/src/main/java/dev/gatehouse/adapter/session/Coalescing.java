package dev.gatehouse.adapter.session;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** One call for all who ask for the same thing while it is under way. Nothing is kept once it has been answered. */
final class Coalescing<K, V> {

    /** Beyond so many different questions at once each asks for itself, so that the table stays small. */
    private static final int MOST = 10_000;

    private final ConcurrentMap<K, Mono<V>> underWay = new ConcurrentHashMap<>();

    Mono<V> ask(K key, Supplier<Mono<V>> call) {
        return Mono.defer(() -> underWay.size() >= MOST
                ? call.get()
                : underWay.computeIfAbsent(
                        key,
                        // Before the answer goes out: who asks again because of it must not get it again.
                        k -> call.get()
                                .doOnTerminate(() -> underWay.remove(key))
                                .cache()));
    }

    int size() {
        return underWay.size();
    }
}
