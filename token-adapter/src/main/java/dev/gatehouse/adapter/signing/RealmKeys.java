package dev.gatehouse.adapter.signing;

import dev.gatehouse.adapter.store.StoreUnavailableException;
import dev.gatehouse.token.TokenVerifier;
import dev.gatehouse.token.key.KeyRing;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** The keys of one realm as they were last seen, and seeing to it that this is not long ago. */
final class RealmKeys {

    private static final Logger log = LoggerFactory.getLogger(RealmKeys.class);
    private static final Duration FRESH = Duration.ofSeconds(30);

    private static final Instant FOR_EVER = Instant.MAX.minus(FRESH);

    private final Function<Instant, Mono<RealmKeySet>> source;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicReference<@Nullable Mono<Boolean>> underWay = new AtomicReference<>();
    private volatile @Nullable Seen seen;

    private volatile @Nullable Made made;

    private record Seen(RealmKeySet set, Instant at) {}

    private record Made(RealmKeySet set, KeyRing ring, TokenVerifier verifier) {

        @SuppressWarnings("ReferenceEquality") // Asked for each token; another one of the same content costs no more.
        boolean isOf(RealmKeySet other, KeyRing otherRing) {
            return set == other && ring == otherRing;
        }
    }

    RealmKeys(Function<Instant, Mono<RealmKeySet>> source) {
        this.source = source;
    }

    /** Keys that are given once and stay. */
    static RealmKeys given(RealmKeySet set) {
        RealmKeys keys = new RealmKeys(now -> Mono.just(set));
        keys.seen = new Seen(set, FOR_EVER);
        return keys;
    }

    /**
     * The keys as they were last seen.
     *
     * @throws StoreUnavailableException if they never were
     */
    RealmKeySet current() {
        Seen last = seen;
        if (last == null) {
            throw new StoreUnavailableException("the keys of the realm could not be read yet");
        }
        return last.set();
    }

    /** Believes what these keys or the secrets of a ring have signed; the same one until either changes. */
    TokenVerifier verifier(KeyRing ring) {
        RealmKeySet set = current();
        Made last = made;
        if (last == null || !last.isOf(set, ring)) {
            last = new Made(set, ring, new TokenVerifier(ring, set.publicKeys()));
            made = last;
        }
        return last.verifier();
    }

    /** Emits once there are keys. Who is the first to find them old looks again; the others go on with them. */
    Mono<Boolean> ready(Instant now) {
        Seen last = seen;
        if (last == null) {
            return look(now);
        }
        if (last.at().plus(FRESH).isAfter(now) || !looking.compareAndSet(false, true)) {
            return Mono.just(true);
        }
        return look(now)
                .onErrorResume(StoreUnavailableException.class, failure -> {
                    log.warn("the keys of a realm are those of a while ago problem={}", failure.getMessage());
                    seen = new Seen(last.set(), now);
                    return Mono.just(true);
                })
                .doFinally(signal -> looking.set(false));
    }

    /** Once for all who wait: making keys takes a while. */
    private Mono<Boolean> look(Instant now) {
        return Mono.defer(() -> {
            Mono<Boolean> begun = underWay.get();
            if (begun != null) {
                return begun;
            }
            Mono<Boolean> mine = source.apply(now)
                    .doOnNext(set -> seen = new Seen(set, now))
                    .thenReturn(true)
                    .doFinally(signal -> underWay.set(null))
                    .cache();
            return underWay.compareAndSet(null, mine) ? mine : look(now);
        });
    }
}
