package dev.gatehouse.adapter.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import reactor.core.publisher.Mono;

/** A store that nobody reaches. */
public final class BrokenStore implements Store {

    /** In place of the store that works. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class InPlace {
        @Bean
        @Primary
        Store brokenStore() {
            return new BrokenStore();
        }
    }

    @Override
    public Mono<Optional<Bytes>> find(Key key) {
        return broken();
    }

    @Override
    public Mono<List<Bytes>> owned(Key.Kind kind, String owner) {
        return broken();
    }

    @Override
    public Mono<Boolean> write(Change change) {
        return broken();
    }

    @Override
    public Mono<Optional<Page>> read(String log, @Nullable String after, int most) {
        return broken();
    }

    @Override
    public Mono<Boolean> grown(String log, String after) {
        return broken();
    }

    @Override
    public Duration skew() {
        return Duration.ZERO;
    }

    private static <T> Mono<T> broken() {
        return Mono.error(new StoreUnavailableException("is out of reach"));
    }
}
