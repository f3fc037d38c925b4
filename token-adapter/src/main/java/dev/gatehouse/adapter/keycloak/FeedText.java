package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.revocation.FeedEvent;
import dev.gatehouse.adapter.revocation.FeedEvent.Revoked;
import dev.gatehouse.adapter.revocation.FeedEvent.Snapshot;
import dev.gatehouse.adapter.revocation.Revocation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The feed's events as text (the event stream format of the HTML standard). */
record FeedText(AnswerWriter writer) {

    byte[] bytes(FeedEvent event) {
        if (event instanceof Snapshot snapshot) {
            return bytes("snapshot", snapshot.cursor(), json(snapshot));
        }
        if (event instanceof Revoked revoked) {
            return bytes("revocation", revoked.cursor(), json(revoked.revocation()));
        }
        return bytes("heartbeat", null, Map.of());
    }

    private byte[] bytes(String name, @Nullable String cursor, Map<String, ?> data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(utf8((cursor == null ? "" : "id: " + cursor + "\n") + "event: " + name + "\ndata: "));
        bytes.writeBytes(writer.bytes(data));
        bytes.writeBytes(utf8("\n\n"));
        return bytes.toByteArray();
    }

    private static Map<String, Object> json(Snapshot snapshot) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "revocations",
                snapshot.revocations().stream().map(FeedText::json).toList());
        if (snapshot.more()) {
            json.put("more", true);
        }
        return json;
    }

    private static Map<String, Object> json(Revocation revocation) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (!revocation.id().isEmpty()) {
            json.put(revocation.kind().member(), revocation.id());
        }
        revocation.issuedBefore().ifPresent(before -> json.put("before", before.getEpochSecond()));
        json.put("expires", revocation.expires().getEpochSecond());
        return json;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
