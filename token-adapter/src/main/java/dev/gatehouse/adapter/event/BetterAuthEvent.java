package dev.gatehouse.adapter.event;

import dev.gatehouse.adapter.audit.About;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Something that happened at Better Auth.
 *
 * @param id      the delivery's own, the same when it is delivered again
 * @param subject the id of the session or the user
 */
record BetterAuthEvent(String id, Type type, String subject) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_ID = 256;

    /** What happened. */
    enum Type {
        SESSION_ENDED("session.ended", "sessionId"),
        USER_BANNED("user.banned", "userId"),
        USER_CHANGED("user.changed", "userId"),
        USER_DELETED("user.deleted", "userId");

        private final String name;
        private final String member;

        Type(String name, String member) {
            this.name = name;
            this.member = member;
        }

        static Optional<Type> named(String name) {
            return Stream.of(values()).filter(type -> type.name.equals(name)).findFirst();
        }
    }

    Events.Told told() {
        return new Events.Told(
                type.name, id, type == Type.SESSION_ENDED ? About.session("", subject) : About.session(subject, ""));
    }

    /** Empty for what is no event that we know; members that we do not know are ignored. */
    static Optional<BetterAuthEvent> parse(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            Optional<Type> type = text(json, "type").flatMap(Type::named);
            return text(json, "id")
                    .flatMap(id -> type.flatMap(
                            known -> text(json, known.member).map(subject -> new BetterAuthEvent(id, known, subject))));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode json, String member) {
        JsonNode value = json.path(member);
        return value.isString()
                ? Optional.of(value.stringValue()).filter(text -> !text.isEmpty() && text.length() <= LONGEST_ID)
                : Optional.empty();
    }
}
