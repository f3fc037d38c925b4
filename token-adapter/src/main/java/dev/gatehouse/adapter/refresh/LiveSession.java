package dev.gatehouse.adapter.refresh;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A session with tokens of ours.
 *
 * @param since      the first time of which we know that it gave tokens
 * @param lastAccess when it gave the last
 * @param clients    to which clients
 */
public record LiveSession(
        String sid, String userId, @Nullable String username, Instant since, Instant lastAccess, List<String> clients) {

    public LiveSession {
        clients = List.copyOf(clients);
    }

    /** The sessions of the families that live at {@code now}. */
    static List<LiveSession> of(Collection<RefreshFamily> families, Instant now) {
        Map<String, LiveSession> sessions = new LinkedHashMap<>();
        families.stream()
                .filter(family -> !family.ended() && now.isBefore(family.endsAt()))
                .sorted(Comparator.comparing(RefreshFamily::issuedAt))
                .map(LiveSession::of)
                .forEach(session -> sessions.merge(session.sid(), session, LiveSession::join));
        return List.copyOf(sessions.values());
    }

    private static LiveSession of(RefreshFamily family) {
        return new LiveSession(
                family.sessionId(),
                family.userId(),
                family.standing().identity().username(),
                family.issued().get(family.issued().size() - 1),
                family.issuedAt(),
                List.of(family.signIn().clientId()));
    }

    private LiveSession join(LiveSession other) {
        List<String> both = Stream.concat(clients.stream(), other.clients.stream())
                .distinct()
                .toList();
        return new LiveSession(
                sid,
                userId,
                other.username,
                since.isBefore(other.since) ? since : other.since,
                lastAccess.isBefore(other.lastAccess) ? other.lastAccess : lastAccess,
                both);
    }
}
