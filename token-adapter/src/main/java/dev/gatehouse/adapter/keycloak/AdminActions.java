package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.audit.About;
import dev.gatehouse.adapter.audit.Deed;
import dev.gatehouse.adapter.keycloak.Answer.Empty;
import dev.gatehouse.adapter.keycloak.Answer.Json;
import dev.gatehouse.adapter.refresh.LiveSession;
import dev.gatehouse.adapter.refresh.UserSessions;
import java.util.LinkedHashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Sessions as Keycloak's admin API shows and ends them. */
final class AdminActions {

    private static final int NO_CONTENT = 204;

    private final UserSessions sessions;

    AdminActions(UserSessions sessions) {
        this.sessions = sessions;
    }

    Mono<Answer> list(Call call) {
        return sessions.of(call.realm(), call.names().get(0))
                .map(found ->
                        new Json(200, found.stream().map(AdminActions::json).toList()));
    }

    Mono<Answer> logout(Call call) {
        return sessions.endAll(call.realm(), call.names().get(0))
                .doOnNext(ended -> call.trail()
                        .did(Deed.REVOCATION, About.session(call.names().get(0), "")))
                .thenReturn(new Empty(NO_CONTENT));
    }

    Mono<Answer> end(Call call) {
        return sessions.end(call.realm(), call.names().get(0))
                .doOnNext(ended -> call.trail()
                        .did(Deed.REVOCATION, About.session("", call.names().get(0))))
                .thenReturn(new Empty(NO_CONTENT));
    }

    /** Keycloak's {@code UserSessionRepresentation}, without the address, which nobody keeps here. */
    private static Map<String, Object> json(LiveSession session) {
        Map<String, Object> clients = new LinkedHashMap<>();
        session.clients().forEach(client -> clients.put(client, client));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", session.sid());
        if (session.username() != null) {
            json.put("username", session.username());
        }
        json.put("userId", session.userId());
        json.put("start", session.since().toEpochMilli());
        json.put("lastAccess", session.lastAccess().toEpochMilli());
        json.put("rememberMe", false);
        json.put("clients", clients);
        json.put("transientUser", false);
        return json;
    }
}
