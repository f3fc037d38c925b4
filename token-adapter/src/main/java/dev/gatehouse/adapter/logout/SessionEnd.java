package dev.gatehouse.adapter.logout;

import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.refresh.UserSessions;
import dev.gatehouse.adapter.session.SessionAnswer.Confirmed;
import dev.gatehouse.adapter.session.SessionToken;
import dev.gatehouse.adapter.session.Sessions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Ends a session here, and at Better Auth where the realm wants that; there it may fail, and has ended here all the same. */
final class SessionEnd {

    private final UserSessions here;
    private final Sessions there;

    SessionEnd(UserSessions here, Sessions there) {
        this.here = here;
        this.there = there;
    }

    /**
     * Ends it.
     *
     * @param browser the session that the browser presents, whichever that is; null for none
     * @return the {@code Set-Cookie} lines of Better Auth, if it is the browser's own session
     */
    Mono<List<String>> end(Realm realm, String sid, @Nullable SessionToken browser, @Nullable String address) {
        return here.end(realm, sid).then(here.token(realm, sid)).flatMap(kept -> {
            if (!realm.settings().betterAuth().signOutOnLogout()) {
                return Mono.just(List.of());
            }
            return kept.isPresent()
                    ? there.signOut(realm, kept.get(), address)
                            .map(lines -> isOf(browser, kept.get()) ? lines : List.<String>of())
                    : endUnkept(realm, sid, browser, address);
        });
    }

    /** Nothing is kept of a session whose families are long over; then only the browser may know its token. */
    private Mono<List<String>> endUnkept(
            Realm realm, String sid, @Nullable SessionToken browser, @Nullable String address) {
        return browser == null
                ? Mono.just(List.of())
                : there.ask(realm, browser, address)
                        .flatMap(asked -> asked.answer() instanceof Confirmed confirmed
                                        && confirmed
                                                .session()
                                                .identity()
                                                .sessionId()
                                                .equals(sid)
                                ? there.signOut(realm, browser, address)
                                : Mono.just(List.of()));
    }

    private static boolean isOf(@Nullable SessionToken browser, SessionToken session) {
        return browser != null && browser.equals(session);
    }
}
