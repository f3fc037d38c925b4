package dev.gatehouse.adapter.authorize;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.refresh.UserSessions;
import dev.gatehouse.adapter.session.Asked;
import dev.gatehouse.adapter.session.SessionAnswer.Confirmed;
import dev.gatehouse.adapter.session.SessionAnswer.Unreachable;
import dev.gatehouse.adapter.session.SessionToken;
import dev.gatehouse.adapter.session.Sessions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Who is signed in, in a browser. */
final class Browsers {

    private final Sessions sessions;
    private final UserSessions ended;
    private final InstantSource clock;

    Browsers(Sessions sessions, UserSessions ended, InstantSource clock) {
        this.sessions = sessions;
        this.ended = ended;
        this.clock = clock;
    }

    /** What was found out. */
    sealed interface Found {

        <T> T fold(Function<SignedIn, T> somebody, Supplier<T> nobody, Function<Denied, T> unreachable);

        /** There is a session. */
        record Somebody(SignedIn signedIn) implements Found {
            @Override
            public <T> T fold(Function<SignedIn, T> somebody, Supplier<T> nobody, Function<Denied, T> unreachable) {
                return somebody.apply(signedIn);
            }
        }

        /** There is none, or none that counts. */
        record Nobody() implements Found {
            @Override
            public <T> T fold(Function<SignedIn, T> somebody, Supplier<T> nobody, Function<Denied, T> unreachable) {
                return nobody.get();
            }
        }

        /** Nobody knows. */
        record Unknown(Duration retryAfter) implements Found {
            @Override
            public <T> T fold(Function<SignedIn, T> somebody, Supplier<T> nobody, Function<Denied, T> unreachable) {
                return unreachable.apply(new Denied(Denial.SESSIONS_UNREACHABLE, "", retryAfter));
            }
        }
    }

    Mono<Found> find(Realm realm, List<String> cookies, @Nullable String address) {
        Optional<SessionToken> token = sessions.find(realm, cookies).flatMap(signed -> sessions.verify(realm, signed));
        return token.isEmpty()
                ? Mono.just(new Found.Nobody())
                : sessions.ask(realm, token.get(), cookies, address).flatMap(asked -> judge(realm, token.get(), asked));
    }

    private Mono<Found> judge(Realm realm, SessionToken token, Asked asked) {
        if (asked.answer() instanceof Unreachable unreachable) {
            return Mono.just(new Found.Unknown(unreachable.retryAfter()));
        }
        if (!(asked.answer() instanceof Confirmed confirmed)
                || confirmed.session().banned(clock.instant())) {
            return Mono.just(new Found.Nobody());
        }
        // A session that was ended here lives on at Better Auth, and gives nothing.
        return ended.barred(realm, confirmed.session().identity().sessionId())
                .map(barred -> barred
                        ? new Found.Nobody()
                        : new Found.Somebody(new SignedIn(token, confirmed.session(), asked.at())));
    }
}
