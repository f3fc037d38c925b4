package dev.gatehouse.adapter.signing;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.gatehouse.adapter.key.Seal;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.store.Bytes;
import dev.gatehouse.adapter.store.Change;
import dev.gatehouse.adapter.store.Item;
import dev.gatehouse.adapter.store.Key;
import dev.gatehouse.adapter.store.Store;
import dev.gatehouse.adapter.store.StoreUnavailableException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A realm's keys in the store: a sealed JWK Set (RFC 7517 section 5), which several adapters share. */
final class KeptKeys {

    private static final Duration LONG = Duration.ofDays(36500);
    private static final int ATTEMPTS = 5;

    private final Realm realm;
    private final SigningPolicy policy;
    private final Store store;
    private final Seal seal;

    KeptKeys(Realm realm, SigningPolicy policy, Store store, Seal seal) {
        this.realm = realm;
        this.policy = policy;
        this.store = store;
        this.seal = seal;
    }

    /** The keys, after whatever was due by {@code now} has been done. Fails with {@link StoreUnavailableException}. */
    Mono<RealmKeySet> load(Instant now) {
        return load(now, ATTEMPTS);
    }

    private Mono<RealmKeySet> load(Instant now, int left) {
        if (left == 0) {
            return Mono.error(new StoreUnavailableException("the keys of a realm change too fast"));
        }
        return store.find(key()).flatMap(found -> settle(found.orElse(null), now, left));
    }

    private Mono<RealmKeySet> settle(@Nullable Bytes found, Instant now, int left) {
        RealmKeySet set = found == null ? RealmKeySet.NONE : open(found);
        RealmKeySet.Due due = set.due(now, policy);
        if (due.nothing() && found != null && seal.isCurrent(found.copy(), owner())) {
            return Mono.just(set);
        }
        return Mono.fromCallable(() -> set.changed(due.outdated(), made(due)))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(after -> store.write(
                                Change.set(found, new Item(key(), sealed(after), List.of(), now.plus(LONG))))
                        .flatMap(won -> won ? Mono.just(after) : load(now, left - 1)));
    }

    private static List<RealmKey> made(RealmKeySet.Due due) {
        return due.missing().stream()
                .map(order -> KeyMaker.make(order.algorithm(), order.since()))
                .toList();
    }

    private Bytes sealed(RealmKeySet set) {
        List<JWK> whole = set.keys().stream().map(RealmKey::whole).toList();
        byte[] json = new JWKSet(whole).toString(false).getBytes(StandardCharsets.UTF_8);
        return Bytes.of(seal.seal(json, owner()));
    }

    private RealmKeySet open(Bytes found) {
        byte[] json = seal.open(found.copy(), owner())
                .orElseThrow(() -> new StoreUnavailableException("the keys of realm " + realm.name()
                        + " were sealed under a secret that is no longer there: put the older secret of Better Auth back"
                        + " into BETTER_AUTH_SECRETS"));
        try {
            return new RealmKeySet(JWKSet.parse(new String(json, StandardCharsets.UTF_8)).getKeys().stream()
                    .map(RealmKey::of)
                    .toList());
        } catch (ParseException e) {
            throw new StoreUnavailableException("the keys of realm " + realm.name() + " cannot be read");
        }
    }

    private Key key() {
        return new Key(Key.Kind.SIGNING_KEYS, realm.name());
    }

    private String owner() {
        return "realm " + realm.name();
    }
}
