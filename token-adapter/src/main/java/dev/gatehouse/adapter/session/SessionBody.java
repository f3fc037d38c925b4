package dev.gatehouse.adapter.session;

import dev.gatehouse.adapter.session.Session.Ban;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body of Better Auth's {@code get-session}. Members may be missing, null or unknown: applications shape it. */
final class SessionBody {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode session;
    private final JsonNode user;

    private SessionBody(JsonNode body) {
        this.session = body.path("session");
        this.user = body.path("user");
    }

    /**
     * The session; empty for {@code null}, by which Better Auth says that there is none.
     *
     * @throws UnreadableException if it is no session either, or another one than {@code asked}
     */
    static Optional<Session> read(String body, SessionToken asked) throws UnreadableException {
        JsonNode root = parse(body);
        return root.isNull() ? Optional.empty() : Optional.of(new SessionBody(root).session(asked));
    }

    /** The id of the active organization; empty when none is active. */
    static Optional<String> activeOrganization(String body) throws UnreadableException {
        return Optional.ofNullable(text(parse(body).path("session"), "activeOrganizationId"));
    }

    /**
     * The roles in the answer of {@code get-active-member-role}.
     *
     * @throws UnreadableException if there are none
     */
    static List<String> memberRoles(String body) throws UnreadableException {
        List<String> roles = roles(parse(body).path("role"));
        if (roles.isEmpty()) {
            throw new UnreadableException("role");
        }
        return roles;
    }

    /**
     * What a cache cookie says of the session.
     *
     * @param version the one that Better Auth gives its caches; one that names none has the first
     * @throws UnreadableException if it is no session, or another one than {@code asked}
     */
    static CachedSession cached(JsonNode cache, SessionToken asked, String version) throws UnreadableException {
        SessionBody body = new SessionBody(cache);
        JsonNode updatedAt = cache.path("updatedAt");
        if (!cache.path("version").asString("1").equals(version)) {
            throw new UnreadableException("version");
        }
        if (text(body.session, "token") == null || !updatedAt.isIntegralNumber()) {
            throw new UnreadableException("session.token");
        }
        Session session = body.session(asked);
        return new CachedSession(
                session, text(body.session, "activeOrganizationId"), Instant.ofEpochMilli(updatedAt.asLong(0)));
    }

    private Session session(SessionToken asked) throws UnreadableException {
        String token = text(session, "token");
        // A cache between us and Better Auth could hand out somebody else's session.
        if (token != null && !asked.is(token)) {
            throw new UnreadableException("session.token");
        }
        return new Session(
                identity(),
                instant(session, "createdAt"),
                required(instant(session, "expiresAt"), "session.expiresAt"),
                ban());
    }

    private Identity identity() throws UnreadableException {
        String userId = text(user, "id");
        String username = text(user, "username");
        String email = text(user, "email");
        return new Identity(
                required(userId == null ? text(session, "userId") : userId, "user.id"),
                required(text(session, "id"), "session.id"),
                email,
                user.path("emailVerified").asBoolean(false),
                text(user, "name"),
                username == null ? email : username,
                text(user, "image"),
                roles(user.path("role")),
                null,
                text(session, "impersonatedBy"));
    }

    private @Nullable Ban ban() {
        if (!user.path("banned").asBoolean(false)) {
            return null;
        }
        try {
            return new Ban(instant(user, "banExpires"));
        } catch (UnreadableException e) {
            return new Ban(null);
        }
    }

    private static JsonNode parse(String body) throws UnreadableException {
        try {
            JsonNode root = JSON.readTree(body);
            if (root.isObject() || root.isNull()) {
                return root;
            }
        } catch (JacksonException e) {
            throw new UnreadableException("body");
        }
        throw new UnreadableException("body");
    }

    /** One text, several roles separated by commas; an application may make a list of it. */
    private static List<String> roles(JsonNode role) {
        Stream<String> texts = role.isArray()
                ? role.valueStream().filter(JsonNode::isString).map(JsonNode::stringValue)
                : Stream.of(role.isString() ? role.stringValue() : "");
        return texts.flatMap(text -> Stream.of(text.split(",", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private static @Nullable Instant instant(JsonNode parent, String name) throws UnreadableException {
        String text = text(parent, name);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new UnreadableException(name);
        }
    }

    /** A non-empty text; a number, which some databases use for ids, as its text. */
    private static @Nullable String text(JsonNode parent, String name) {
        JsonNode value = parent.path(name);
        if (value.isIntegralNumber()) {
            return value.asString();
        }
        return value.isString() && !value.stringValue().isEmpty() ? value.stringValue() : null;
    }

    private static <T> T required(@Nullable T value, String name) throws UnreadableException {
        if (value == null) {
            throw new UnreadableException(name);
        }
        return value;
    }

    /** Better Auth's answer does not make sense. Tells which member, never its value. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String member) {
            super("cannot read " + member);
        }
    }
}
