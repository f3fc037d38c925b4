package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.session.Identity;
import dev.gatehouse.adapter.session.Session;
import dev.gatehouse.adapter.session.SessionAnswer;
import dev.gatehouse.adapter.session.SessionAnswer.Confirmed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A family and its clock: {@code later} moves the one, {@code present} applies what the other decides. */
final class Story {

    static final RefreshPolicy POLICY =
            new RefreshPolicy(Duration.ofMinutes(15), Duration.ofDays(7), Duration.ofSeconds(10), Duration.ofHours(1));
    static final Instant START = Instant.parse("2026-11-21T10:00:00.250Z");

    Instant now = START;
    Instant sessionEnds = START.plus(Duration.ofDays(30));
    RefreshFamily family = RefreshFamily.begin(signIn("fam-1", true), session(), now, POLICY);

    static RefreshFamily first(String id) {
        return RefreshFamily.begin(signIn(id, true), new Story().session(), START, POLICY);
    }

    static SignIn signIn(String id, boolean renewable) {
        return new SignIn(id, "main", "web", List.of("openid"), List.of(), "sealed", renewable, null);
    }

    static Identity identity(String userId, List<String> roles) {
        return new Identity(
                userId, "sid-1", "bob@example.com", true, "Bob", "bob@example.com", null, roles, null, null);
    }

    Session session() {
        return new Session(identity("user-1", List.of("user")), null, sessionEnds, null);
    }

    Story later(String time) {
        now = now.plus(Duration.parse("PT" + time));
        return this;
    }

    /** Presents a token while Better Auth confirms the session. */
    Rotation present(int number) {
        return present(number, new Confirmed(session()));
    }

    Rotation present(int number, @Nullable SessionAnswer answer) {
        Rotation rotation = family.rotate(number, answer, now, POLICY);
        family = rotation.after();
        return rotation;
    }
}
