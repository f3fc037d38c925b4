package dev.gatehouse.adapter.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** A trail as one line of JSON in ASCII, so that nothing in it can begin a line of its own. */
final class AuditLine {

    /** Ids are shorter; what a stranger makes longer is cut. */
    static final int LONGEST = 128;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private AuditLine() {}

    static String of(Trail trail, Deed deed) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("time", trail.arrived.toString());
        line.put("event", deed.word());
        put(line, "code", trail.denial == null ? null : trail.denial.code());
        put(line, "endpoint", trail.endpoint);
        put(line, "grant", trail.grant);
        put(line, "type", trail.eventType);
        put(line, "realm", trail.realm);
        put(line, "client", trail.client);
        put(line, "sub", trail.about.userId());
        put(line, "actor", trail.about.actor());
        put(line, "sid", trail.about.sessionId());
        put(line, "jti", trail.about.tokenId());
        put(line, "event_id", trail.eventId);
        put(line, "request_id", trail.requestId);
        put(line, "address", trail.address);
        return JSON.writeValueAsString(line);
    }

    private static void put(Map<String, String> line, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            line.put(name, value.length() > LONGEST ? value.substring(0, LONGEST) : value);
        }
    }
}
