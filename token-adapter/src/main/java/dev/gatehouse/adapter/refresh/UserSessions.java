package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.session.SessionSeal;
import dev.gatehouse.adapter.session.SessionToken;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The sessions that have tokens of ours, and ending them for good while Better Auth still knows them. */
public final class UserSessions {

    private final RefreshFamilies store;
    private final Endings endings;
    private final SessionSeal seal;
    private final InstantSource clock;

    UserSessions(RefreshFamilies store, Endings endings, SessionSeal seal, InstantSource clock) {
        this.store = store;
        this.endings = endings;
        this.seal = seal;
        this.clock = clock;
    }

    public Mono<List<LiveSession>> of(Realm realm, String userId) {
        return store.ofUser(realm.name(), userId).map(found -> LiveSession.of(found, clock.instant()));
    }

    /** Ends all of a user's sessions that are known here, and bars them. */
    public Mono<Boolean> endAll(Realm realm, String userId) {
        return store.ofUser(realm.name(), userId)
                .flatMapIterable(UserSessions::sids)
                .concatMap(sid -> end(realm, sid))
                .then(Mono.just(true));
    }

    private static List<String> sids(Collection<RefreshFamily> families) {
        return families.stream().map(RefreshFamily::sessionId).distinct().toList();
    }

    /** Whether a session was ended here, though it may live on at Better Auth. */
    public Mono<Boolean> barred(Realm realm, String sid) {
        return endings.barred(realm, sid);
    }

    /** Ends a session and bars it: it gives no tokens any more, though it lives on at Better Auth. */
    public Mono<Boolean> end(Realm realm, String sid) {
        return endings.bar(realm, sid);
    }

    /** The session's token at Better Auth; empty for one that no family tells of any longer. */
    public Mono<Optional<SessionToken>> token(Realm realm, String sid) {
        return store.ofSession(realm.name(), sid)
                .map(found -> found.stream()
                        .flatMap(family -> seal.open(family.signIn().sealedSession(), family.id()).stream())
                        .findFirst());
    }
}
