package dev.gatehouse.adapter.session;

import dev.gatehouse.adapter.realm.Realm;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Who is behind a Better Auth session: finds the cookie, verifies its signature, and asks whether it still lives. */
public final class Sessions {

    private final Map<String, SessionCookies> cookies;
    private final Map<String, RemoteSessions> remotes;
    private final Coalescing<Question, Asked> underWay = new Coalescing<>();
    private final InstantSource clock;

    Sessions(Map<String, SessionCookies> cookies, Map<String, RemoteSessions> remotes, InstantSource clock) {
        this.cookies = Map.copyOf(cookies);
        this.remotes = Map.copyOf(remotes);
        this.clock = clock;
    }

    private record Question(String realm, SessionToken token) {}

    /** The session cookie in these {@code Cookie} headers; empty when there is none. */
    public Optional<SignedToken> find(Realm realm, List<String> cookieHeaders) {
        return of(cookies, realm).find(cookieHeaders);
    }

    /** The value of a session cookie that came without its name. */
    public SignedToken named(Realm realm, String value) {
        return new SignedToken(of(cookies, realm).sentAs(), value);
    }

    /** The token, if Better Auth signed it. */
    public Optional<SessionToken> verify(Realm realm, SignedToken presented) {
        return of(cookies, realm).verify(presented);
    }

    /**
     * Whether the session lives, and whose it is. Who asks at the same time for the same session shares one answer.
     *
     * @param address the client's one address; null when it is not known
     */
    public Mono<Asked> ask(Realm realm, SessionToken token, @Nullable String address) {
        return underWay.ask(new Question(realm.name(), token), () -> {
            Instant at = clock.instant();
            return of(remotes, realm).ask(token, address).map(answer -> new Asked(answer, at));
        });
    }

    private static <T> T of(Map<String, T> byRealm, Realm realm) {
        T found = byRealm.get(realm.name());
        if (found == null) {
            throw new IllegalStateException("no session source for realm " + realm.name());
        }
        return found;
    }
}
