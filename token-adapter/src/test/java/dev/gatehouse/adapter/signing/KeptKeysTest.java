package dev.gatehouse.adapter.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.key.Seal;
import dev.gatehouse.adapter.realm.TestRealm;
import dev.gatehouse.adapter.store.Store;
import dev.gatehouse.adapter.store.StoreUnavailableException;
import dev.gatehouse.adapter.store.Stores;
import dev.gatehouse.token.key.KeyRing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** The realm's key pairs in a store that several adapters may share. */
class KeptKeysTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final SigningPolicy POLICY =
            new SigningPolicy(Duration.ofDays(90), Duration.ofDays(1), Duration.ofDays(7));
    private static final String OLD = "1:the-old-secret-of-better-auth-0123456789";
    private static final String NEW = "2:the-new-secret-of-better-auth-0123456789";

    private final Store store = Stores.memory();

    private KeptKeys adapter(String secrets) {
        Seal seal = new Seal(KeyRing.parse(secrets), "gatehouse/signing-keys");
        return new KeptKeys(TestRealm.at("http://adapter.test/realms/main"), POLICY, store, seal);
    }

    private List<String> kids(String secrets) {
        return loaded(adapter(secrets).load(NOW)).keys().stream()
                .map(RealmKey::kid)
                .toList();
    }

    private static RealmKeySet loaded(Mono<RealmKeySet> loading) {
        return loading.blockOptional().orElseThrow();
    }

    @Test
    void makesKeysOnceForAllAdapters() {
        RealmKeySet first = loaded(adapter(OLD).load(NOW));

        assertThat(first.keys()).hasSize(2);
        assertThat(kids(OLD)).isEqualTo(first.keys().stream().map(RealmKey::kid).toList());
    }

    @Test
    void agreesOnTheKeysWhenTwoAdaptersStartAtOnce() {
        StepVerifier.create(Mono.zip(adapter(OLD).load(NOW), adapter(OLD).load(NOW))
                        .map(both -> both.getT1().keys().stream()
                                .map(RealmKey::kid)
                                .toList()
                                .equals(both.getT2().keys().stream()
                                        .map(RealmKey::kid)
                                        .toList())))
                .expectNext(true)
                .verifyComplete();
    }

    @Test
    void keepsTheKeysWhenBetterAuthsSecretIsRotatedAndTheOldOneTakenAway() {
        List<String> before = kids(OLD);

        assertThat(kids(NEW + "," + OLD)).isEqualTo(before);
        assertThat(kids(NEW)).isEqualTo(before);
    }

    @Test
    void saysWhatToDoWhereNoSecretOpensTheKeys() {
        kids(OLD);

        StepVerifier.create(adapter(NEW).load(NOW))
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasMessageContaining("put the older secret of Better Auth back"));
    }

    @Test
    void goesOnWithTheKeysItKnowsWhileTheStoreIsAway() {
        RealmKeySet set = loaded(adapter(OLD).load(NOW));
        RealmKeys keys = new RealmKeys(
                now -> now.equals(NOW) ? Mono.just(set) : Mono.error(new StoreUnavailableException("away")));

        StepVerifier.create(keys.ready(NOW)).expectNext(true).verifyComplete();
        StepVerifier.create(keys.ready(NOW.plusSeconds(60))).expectNext(true).verifyComplete();
        assertThat(keys.current()).isSameAs(set);
    }

    @Test
    void asksAgainAtEachCallUntilThereAreKeys() {
        RealmKeys keys = new RealmKeys(now -> Mono.error(new StoreUnavailableException("away")));

        StepVerifier.create(keys.ready(NOW)).verifyError(StoreUnavailableException.class);
        StepVerifier.create(keys.ready(NOW)).verifyError(StoreUnavailableException.class);
    }

    /** Each look at an empty store would make an RSA key. */
    @Test
    void looksOnceForAllWhoComeBeforeThereAreKeys() {
        RealmKeySet set = loaded(adapter(OLD).load(NOW));
        AtomicInteger looks = new AtomicInteger();
        Sinks.One<RealmKeySet> found = Sinks.one();
        RealmKeys keys = new RealmKeys(now -> {
            looks.incrementAndGet();
            return found.asMono();
        });
        Mono<Boolean> first = keys.ready(NOW);
        Mono<Boolean> second = keys.ready(NOW);
        StepVerifier.create(Mono.zip(first, second))
                .then(() -> found.tryEmitValue(set))
                .expectNextCount(1)
                .verifyComplete();
        assertThat(looks).hasValue(1);
        assertThat(keys.current()).isSameAs(set);
    }
}
