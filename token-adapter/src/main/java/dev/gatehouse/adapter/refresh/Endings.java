package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.revocation.Revocation;
import dev.gatehouse.adapter.revocation.RevocationLogException;
import dev.gatehouse.adapter.revocation.Revocations;
import dev.gatehouse.token.TokenProfile;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Ends families, and has the edges refuse their access tokens. Each method emits true once both are done, and fails
 * with {@link StoreUnavailableException} otherwise; asked again it completes what was left.
 *
 * <p>The revocation always comes first: who begins a family at the same time looks for it afterwards, so one of the two
 * sees the other.
 */
public final class Endings {

    private static final int ATTEMPTS = 20;

    private final RefreshFamilies store;
    private final Revocations revocations;
    private final Families families;
    private final InstantSource clock;

    Endings(RefreshFamilies store, Revocations revocations, Families families, InstantSource clock) {
        this.store = store;
        this.revocations = revocations;
        this.families = families;
        this.clock = clock;
    }

    /** Ends one family; others of the same session live on. */
    Mono<Boolean> family(Realm realm, String id, Denial reason) {
        return revoke(realm, Revocation.ofFamily(id, expires(realm)))
                .then(change(id, family -> family.endedFor(reason)));
    }

    /** Ends the families of a session. */
    public Mono<Boolean> session(Realm realm, String sid) {
        return revoke(realm, Revocation.ofSession(sid, expires(realm)))
                .then(store.ofSession(realm.name(), sid))
                .flatMap(found -> changeAll(found, family -> family.endedFor(Denial.SESSION_ENDED)));
    }

    /** Ends the families of a user who may not be signed in any longer. */
    public Mono<Boolean> user(Realm realm, String userId) {
        return outdate(realm, userId)
                .then(store.ofUser(realm.name(), userId))
                .flatMap(found -> changeAll(found, family -> family.endedFor(Denial.SESSION_ENDED)));
    }

    /** Has the user's tokens made anew: they hold what is no longer so. */
    public Mono<Boolean> changed(Realm realm, String userId) {
        return outdate(realm, userId)
                .then(store.ofUser(realm.name(), userId))
                .flatMap(found -> changeAll(found, RefreshFamily::outdated));
    }

    /** Revokes one access token. */
    Mono<Boolean> token(Realm realm, String jti, Instant expires) {
        return revoke(realm, Revocation.ofToken(jti, expires.plus(TokenProfile.MAX_SKEW)));
    }

    private Mono<Boolean> outdate(Realm realm, String userId) {
        Instant before = revocations.after(clock.instant());
        return revoke(realm, Revocation.ofSubject(userId, before, expires(realm)));
    }

    private Mono<Boolean> revoke(Realm realm, Revocation revocation) {
        return revocations
                .revoke(realm.name(), revocation)
                .onErrorMap(
                        RevocationLogException.class,
                        failure -> new StoreUnavailableException("the revocation log " + failure.getMessage()));
    }

    private Mono<Boolean> changeAll(List<RefreshFamily> found, UnaryOperator<RefreshFamily> change) {
        return Flux.fromIterable(found)
                .concatMap(family -> change(family.id(), change))
                .then(Mono.just(true));
    }

    /** What has ended stays as it is. */
    private Mono<Boolean> change(String id, UnaryOperator<RefreshFamily> change) {
        return change(id, change, ATTEMPTS);
    }

    private Mono<Boolean> change(String id, UnaryOperator<RefreshFamily> change, int left) {
        if (left == 0) {
            return Mono.error(new StoreUnavailableException("a family changes too fast to be ended"));
        }
        return store.find(id).flatMap(found -> {
            if (found.isEmpty() || found.get().ended()) {
                return Mono.just(true);
            }
            RefreshFamily before = found.get();
            return store.replace(before, change.apply(before))
                    .flatMap(won -> won ? Mono.just(true) : change(id, change, left - 1));
        });
    }

    /** No token that was issued up to now, by whatever clock of ours, lives longer. */
    private Instant expires(Realm realm) {
        return clock.instant().plus(families.policy(realm).accessLife()).plus(TokenProfile.MAX_SKEW);
    }
}
