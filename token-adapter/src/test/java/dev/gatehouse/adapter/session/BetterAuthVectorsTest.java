package dev.gatehouse.adapter.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.session.Identity.Organization;
import dev.gatehouse.adapter.session.SessionAnswer.Confirmed;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Cookies of a real Better Auth: we believe exactly those that it believed, and refuse its banned users. */
class BetterAuthVectorsTest {

    @TestFactory
    Stream<DynamicTest> judgesAsBetterAuthDoes() {
        return VectorCase.all().map(one -> DynamicTest.dynamicTest(one.text("name"), () -> judge(one)));
    }

    private static void judge(VectorCase one) {
        Realm realm = one.realm();
        Sessions sessions = one.sessions(realm);

        Optional<SessionToken> token =
                sessions.find(realm, one.cookies()).flatMap(found -> sessions.verify(realm, found));
        Optional<Session> session = token.flatMap(genuine -> sessions.ask(realm, genuine, one.cookies(), null)
                .<Optional<Session>>map(asked -> asked.answer() instanceof Confirmed confirmed
                        ? Optional.of(confirmed.session())
                        : Optional.empty())
                .blockOptional()
                .orElseThrow());

        assertThat(token.isPresent())
                .isEqualTo(one.json().path("tokenSignature").asBoolean());
        assertThat(session.filter(found -> !found.banned(one.now())).isPresent())
                .isEqualTo(one.expectsSession());
        if (one.expectsSession()) {
            assertThat(token)
                    .matches(found -> found.orElseThrow()
                            .is(one.json().at("/decoded/token").asString()));
            assertDecoded(session.orElseThrow(), one.json().path("decoded"));
        }
    }

    private static void assertDecoded(Session session, JsonNode decoded) {
        Identity identity = session.identity();
        assertThat(identity.userId()).isEqualTo(decoded.path("userId").asString());
        assertThat(identity.sessionId()).isEqualTo(decoded.path("sessionId").asString());
        assertThat(identity.email()).isEqualTo(decoded.path("email").asString());
        assertThat(identity.name()).isEqualTo(decoded.path("name").asString());
        assertThat(session.expiresAt()).isEqualTo(decoded.path("expiresAt").asString());
        assertThat(identity.roles())
                .isEqualTo(List.of(decoded.path("role").asString().split(",", -1)));
        assertThat(Objects.requireNonNullElse(identity.actor(), ""))
                .isEqualTo(decoded.path("impersonatedBy").asString(""));
        assertThat(Optional.ofNullable(identity.organization())
                        .map(Organization::id)
                        .orElse(""))
                .isEqualTo(decoded.path("activeOrganizationId").asString(""));
    }
}
