package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.revocation.Revocation;
import dev.gatehouse.adapter.revocation.Revocations;
import dev.gatehouse.adapter.store.Change;
import dev.gatehouse.adapter.store.Item;
import dev.gatehouse.adapter.store.Store;
import dev.gatehouse.adapter.store.StoreUnavailableException;
import dev.gatehouse.token.TokenProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Ends families, and has the edges refuse their access tokens: both in one write. Each method emits true once it is
 * done, and fails with {@link StoreUnavailableException} otherwise, and then nothing was.
 */
public final class Endings {

    private static final int ATTEMPTS = 20;
    private static final Duration ROUND = Duration.ofMinutes(1);

    private final Store store;
    private final Revocations revocations;
    private final Families families;
    private final InstantSource clock;
    private final @Nullable Item once;

    Endings(Store store, Revocations revocations, Families families, InstantSource clock) {
        this(store, revocations, families, clock, null);
    }

    private Endings(Store store, Revocations revocations, Families families, InstantSource clock, @Nullable Item once) {
        this.store = store;
        this.revocations = revocations;
        this.families = families;
        this.clock = clock;
        this.once = once;
    }

    /** The same, which do nothing if that is kept already, and otherwise keep it in the same write. */
    public Endings once(Item mark) {
        return new Endings(store, revocations, families, clock, mark);
    }

    /** Ends one family; others of the same session live on. */
    public Mono<Boolean> family(Realm realm, String id, Denial reason) {
        return write(() -> Mono.zip(
                revoke(realm, Revocation.ofFamily(id, expires(realm))),
                stored().find(id).map(found -> changes(found.stream().toList(), family -> family.endedFor(reason))),
                Change::and));
    }

    /** Ends the families of a session. */
    public Mono<Boolean> session(Realm realm, String sid) {
        return write(() -> sessionEnding(realm, sid));
    }

    /** Ends the families of a session that lives on at Better Auth, and bars it. */
    Mono<Boolean> bar(Realm realm, String sid) {
        return write(() -> Mono.zip(sessionEnding(realm, sid), barring(realm, sid), Change::and));
    }

    /** Whether a session is barred. */
    Mono<Boolean> barred(Realm realm, String sid) {
        return new SessionBars(store).find(realm.name(), sid).map(SessionBars.Bar::raised);
    }

    /** Ends the families of a user who may not be signed in any longer. */
    public Mono<Boolean> user(Realm realm, String userId) {
        return write(() -> userChange(realm, userId, family -> family.endedFor(Denial.SESSION_ENDED)));
    }

    /** Has the user's tokens made anew: they hold what is no longer so. */
    public Mono<Boolean> changed(Realm realm, String userId) {
        return write(() -> userChange(realm, userId, RefreshFamily::outdated));
    }

    /** Revokes one access token. */
    Mono<Boolean> token(Realm realm, String jti, Instant expires) {
        return write(() -> revoke(realm, Revocation.ofToken(jti, expires.plus(TokenProfile.MAX_SKEW))));
    }

    /** Together with all families there are: one that begins meanwhile makes the write fail, or fails itself. */
    private Mono<Change> sessionEnding(Realm realm, String sid) {
        return Mono.zip(
                revoke(realm, Revocation.ofSession(sid, expires(realm))),
                stored().ofSession(realm.name(), sid)
                        .map(found -> changes(found, family -> family.endedFor(Denial.SESSION_ENDED))
                                .and(Change.given(RefreshFamilies.allOfSession(realm.name(), sid, found)))),
                Change::and);
    }

    private Mono<Change> barring(Realm realm, String sid) {
        return Mono.zip(
                new SessionBars(store).find(realm.name(), sid),
                stored().ofSession(realm.name(), sid),
                (bar, found) -> bar.raise(SessionBars.until(found, clock.instant())));
    }

    private Mono<Change> userChange(Realm realm, String userId, UnaryOperator<RefreshFamily> change) {
        Instant before = revocations.after(clock.instant());
        return Mono.zip(
                revoke(realm, Revocation.ofSubject(userId, before, expires(realm))),
                stored().ofUser(realm.name(), userId)
                        .map(found -> changes(found, change)
                                .and(Change.given(RefreshFamilies.allOfUser(realm.name(), userId, found)))),
                Change::and);
    }

    private Mono<Change> revoke(Realm realm, Revocation revocation) {
        return revocations.change(realm.name(), revocation);
    }

    /** What has ended stays as it is. */
    private static Change changes(Collection<RefreshFamily> found, UnaryOperator<RefreshFamily> change) {
        return Change.all(found.stream()
                .filter(family -> !family.ended())
                .map(family -> RefreshFamilies.replacing(family, change.apply(family)))
                .toList());
    }

    private Mono<Boolean> write(Supplier<Mono<Change>> ending) {
        return write(ending, ATTEMPTS);
    }

    private Mono<Boolean> write(Supplier<Mono<Change>> ending, int left) {
        if (left == 0) {
            return Mono.error(new StoreUnavailableException("what is to be ended changes too fast"));
        }
        return done().flatMap(done -> done
                ? Mono.just(true)
                : ending.get()
                        .flatMap(change -> store.write(once == null ? change : change.and(Change.set(null, once))))
                        .flatMap(won -> won ? Mono.just(true) : write(ending, left - 1)));
    }

    private Mono<Boolean> done() {
        return once == null ? Mono.just(false) : store.find(once.key()).map(found -> found.isPresent());
    }

    private RefreshFamilies stored() {
        return new RefreshFamilies(store);
    }

    /**
     * No token that was issued up to now, by whatever clock of ours, lives longer. In whole minutes, so that who ends the
     * same thing over and over does not have the log grow each time.
     */
    private Instant expires(Realm realm) {
        return clock.instant()
                .plus(families.policy(realm).accessLife())
                .plus(TokenProfile.MAX_SKEW)
                .truncatedTo(ChronoUnit.MINUTES)
                .plus(ROUND);
    }
}
