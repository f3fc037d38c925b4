package dev.gatehouse.adapter.session;

import dev.gatehouse.adapter.cookie.CookieHeader;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.session.SessionAnswer.Confirmed;
import dev.gatehouse.adapter.session.SessionAnswer.Unasked;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Who is behind a Better Auth session: finds the cookie, verifies its signature, and asks whether it still lives. */
public final class Sessions {

    private final Map<String, RealmSessions> realms;
    private final Coalescing<Question, Asked> underWay = new Coalescing<>();
    private final InstantSource clock;

    Sessions(Map<String, RealmSessions> realms, InstantSource clock) {
        this.realms = Map.copyOf(realms);
        this.clock = clock;
    }

    private record Question(String realm, SessionToken token) {}

    /** The session cookie in these {@code Cookie} headers; empty when there is none. */
    public Optional<SignedToken> find(Realm realm, List<String> cookieHeaders) {
        return of(realm).cookies().find(CookieHeader.parse(cookieHeaders));
    }

    /** The value of a session cookie that came without its name. */
    public SignedToken named(Realm realm, String value) {
        return new SignedToken(of(realm).cookies().sentAs(), value);
    }

    /** The token, if Better Auth signed it. */
    public Optional<SessionToken> verify(Realm realm, SignedToken presented) {
        return of(realm).cookies().verify(presented);
    }

    /**
     * As {@link #ask(Realm, SessionToken, String)}, but where the realm believes the cookies that came with the token,
     * nobody is asked.
     */
    public Mono<Asked> ask(Realm realm, SessionToken token, List<String> cookieHeaders, @Nullable String address) {
        CookieSessions believed = of(realm).believed();
        if (believed == null) {
            return ask(realm, token, address);
        }
        return believed.find(token, CookieHeader.parse(cookieHeaders), clock.instant())
                .flatMap(found -> found.filter(cached -> isEnough(cached, realm))
                        .map(cached -> Mono.just(new Asked(new Confirmed(cached.withoutRoles()), cached.at())))
                        .orElseGet(() -> ask(realm, token, address)));
    }

    /** A token without the roles in the organization would lock the user out, so whoever knows them is asked. */
    private static boolean isEnough(CachedSession cached, Realm realm) {
        return cached.organization() == null || realm.settings().betterAuth().url() == null;
    }

    /**
     * Whether the session lives, and whose it is. Who asks at the same time for the same session shares one answer.
     *
     * @param address the client's one address; null when it is not known
     */
    public Mono<Asked> ask(Realm realm, SessionToken token, @Nullable String address) {
        RemoteSessions remote = of(realm).remote();
        if (remote == null) {
            return Mono.just(new Asked(new Unasked(), clock.instant()));
        }
        return underWay.ask(new Question(realm.name(), token), () -> {
            Instant at = clock.instant();
            return remote.ask(token, address).map(answer -> new Asked(answer, at));
        });
    }

    /**
     * Ends the session at Better Auth, where there is somebody to ask. Whatever goes wrong there is logged and no more.
     *
     * @param address the client's one address; null when it is not known
     * @return the {@code Set-Cookie} lines by which Better Auth forgets the session in the browser; none if it did not
     */
    public Mono<List<String>> signOut(Realm realm, SessionToken token, @Nullable String address) {
        RemoteSignOut remote = of(realm).signOut();
        return remote == null ? Mono.just(List.of()) : remote.signOut(token, address);
    }

    private RealmSessions of(Realm realm) {
        RealmSessions found = realms.get(realm.name());
        if (found == null) {
            throw new IllegalStateException("no session source for realm " + realm.name());
        }
        return found;
    }
}
