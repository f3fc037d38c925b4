package dev.gatehouse.adapter.refresh;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import reactor.core.publisher.Mono;

/** A store that nobody reaches. */
public final class BrokenStore implements RefreshFamilies {

    /** In place of the store that works. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class InPlace {
        @Bean
        @Primary
        RefreshFamilies brokenStore() {
            return new BrokenStore();
        }
    }

    @Override
    public Mono<Optional<RefreshFamily>> find(String id) {
        return broken();
    }

    @Override
    public Mono<List<RefreshFamily>> ofSession(String realm, String sid) {
        return broken();
    }

    @Override
    public Mono<List<RefreshFamily>> ofUser(String realm, String userId) {
        return broken();
    }

    @Override
    public Mono<Boolean> create(RefreshFamily first) {
        return broken();
    }

    @Override
    public Mono<Boolean> replace(RefreshFamily before, RefreshFamily after) {
        return broken();
    }

    private static <T> Mono<T> broken() {
        return Mono.error(new StoreUnavailableException("is out of reach"));
    }
}
