package dev.gatehouse.adapter.browser;

import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.session.Sessions;
import java.util.List;

/** The Better Auth sessions that browsers come with. */
public final class BrowserSessions {

    private final Sessions sessions;

    BrowserSessions(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Whether these {@code Cookie} headers hold a session that Better Auth once began; it may be over. */
    public boolean presented(Realm realm, List<String> cookieHeaders) {
        return sessions.find(realm, cookieHeaders)
                .flatMap(signed -> sessions.verify(realm, signed))
                .isPresent();
    }
}
