package dev.gatehouse.edge.revocation;

import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes down what the feed says, connection after connection. For one thread.
 *
 * <p>Where a connection goes on from the last one's cursor, nothing was missed; where it does not, nothing is sure until
 * the last part of a snapshot has come.
 */
final class FeedReader {

    /** What an event meant to the one who waits for it. */
    enum Word {
        /** The feed lives, and the list is up to date. */
        NEWS,
        /** A part of a snapshot, maybe the last. */
        SNAPSHOT,
        /** Nothing that would count as a sign of life. */
        NOTHING
    }

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_CURSOR = 1024;

    private final Revocations revocations;
    private @Nullable String cursor;
    private @Nullable RevocationSet draft;
    private boolean current;

    FeedReader(Revocations revocations) {
        this.revocations = revocations;
    }

    /** A new connection is about to be made: the cursor to begin after, or null to begin with a snapshot. */
    @Nullable
    String begin() {
        draft = null;
        current = cursor != null;
        return cursor;
    }

    /** Has the next connection begin with a snapshot. */
    void distrust() {
        cursor = null;
    }

    /**
     * Takes down one event. Those with unknown names are ignored.
     *
     * @throws MalformedEventException if it cannot be read; what was missed by that is unknown
     */
    Word read(ServerSentEvent<String> event) {
        String name = String.valueOf(event.event());
        switch (name) {
            case "snapshot" -> part(json(event));
            case "revocation" -> add(Revocation.parse(json(event)));
            case "heartbeat" -> {}
            default -> {
                return Word.NOTHING;
            }
        }
        if (current) {
            remember(event.id());
            revocations.heard();
        }
        return name.equals("snapshot") ? Word.SNAPSHOT : current ? Word.NEWS : Word.NOTHING;
    }

    /** Whether nothing was missed up to the last event. */
    boolean current() {
        return current;
    }

    private void part(JsonNode part) {
        JsonNode entries = part.path("revocations");
        if (!entries.isArray()) {
            throw new MalformedEventException("a snapshot has no list of revocations");
        }
        RevocationSet snapshot = draft == null ? revocations.draft() : draft;
        for (JsonNode entry : entries) {
            addTo(snapshot, entry);
        }
        current = !part.path("more").asBoolean(false);
        draft = current ? null : snapshot;
        if (current) {
            revocations.replace(snapshot);
        }
    }

    /** Without the one entry that this version cannot read, the others still hold; asking again would not mend it. */
    private static void addTo(RevocationSet snapshot, JsonNode entry) {
        try {
            snapshot.add(Revocation.parse(entry));
        } catch (MalformedEventException e) {
            snapshot.missOne();
        }
    }

    private void add(Revocation revocation) {
        revocations.add(revocation);
        if (draft != null) {
            draft.add(revocation);
        }
    }

    private void remember(@Nullable String id) {
        if (id != null) {
            cursor = !id.isEmpty() && id.length() <= MAX_CURSOR && id.chars().allMatch(c -> c > ' ' && c < 0x7f)
                    ? id
                    : null;
        }
    }

    private static JsonNode json(ServerSentEvent<String> event) {
        String data = event.data();
        try {
            return JSON.readTree(data == null ? "" : data);
        } catch (JacksonException e) {
            throw new MalformedEventException("an event is no JSON");
        }
    }
}
