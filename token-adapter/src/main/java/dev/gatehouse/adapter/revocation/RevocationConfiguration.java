package dev.gatehouse.adapter.revocation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
class RevocationConfiguration {

    /** About 300 bytes each, and each is gone soon after an access token's life: more than 200 revocations a second. */
    private static final int MOST_ENTRIES = 250_000;

    private static final long PRUNE_SECONDS = Duration.ofMinutes(1).toSeconds();

    @Bean
    MemoryLog revocationLog() {
        return new MemoryLog(MOST_ENTRIES);
    }

    @Bean(destroyMethod = "dispose")
    Disposable revocationPruning(MemoryLog log, InstantSource clock) {
        return Schedulers.boundedElastic()
                .schedulePeriodically(() -> log.prune(clock.instant()), PRUNE_SECONDS, PRUNE_SECONDS, TimeUnit.SECONDS);
    }

    @Bean
    Revocations revocations(RevocationLog log) {
        return new Revocations(log);
    }

    @Bean
    Feed feed(RevocationLog log) {
        return new Feed(log);
    }
}
