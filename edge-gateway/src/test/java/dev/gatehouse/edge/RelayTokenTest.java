package dev.gatehouse.edge;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.AdapterDouble.Reply;
import dev.gatehouse.token.Claims;
import dev.gatehouse.token.Refusal;
import dev.gatehouse.token.TokenProfile;
import dev.gatehouse.token.TokenVerifier;
import dev.gatehouse.token.Verdict;
import dev.gatehouse.token.key.KeyRing;
import dev.gatehouse.token.key.SharedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which token a backend gets where it is not to get the caller's own. */
class RelayTokenTest {

    private static final AdapterDouble ADAPTER = AdapterDouble.start();

    @RegisterExtension
    static final RunningEdge DROPPING = relaying("drop");

    @RegisterExtension
    static final RunningEdge ASSERTING = relaying("assertion");

    private static RunningEdge relaying(String token) {
        RunningEdge edge = new RunningEdge()
                .setting("gatehouse.relay.token=" + token)
                .setting("gatehouse.cookie.enabled=true")
                .route("tasks", "/tasks/**", "access=optional", "audience=tasks-api")
                .route("public", "/public/**", "access=public");
        List.of(ADAPTER.settings()).forEach(edge::setting);
        return edge;
    }

    @AfterAll
    static void stop() {
        ADAPTER.close();
    }

    @Test
    void isNoneWhereItIsDropped() {
        DROPPING.client().get("/tasks/1", caller().bearer());

        assertThat(DROPPING.backend().request().headers("Authorization")).isEmpty();
        assertThat(DROPPING.backend().request().headers("X-User-Id")).containsExactly("u1");
    }

    @Test
    void isNoneForACookieEither() {
        ADAPTER.exchanges(trade -> Reply.token(caller().text()));

        DROPPING.client().get("/tasks/1", "Cookie: better-auth.session_token=dropped.c2ln");

        assertThat(DROPPING.backend().request().headers("Authorization")).isEmpty();
        assertThat(DROPPING.backend().request().headers("X-User-Id")).containsExactly("u1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DROPPING", "ASSERTING"})
    void isTheCallersOwnOnAPublicRoute(String edge) {
        RunningEdge asked = edge.equals("DROPPING") ? DROPPING : ASSERTING;

        asked.client().get("/public/1", "Authorization: Bearer whatever");

        assertThat(asked.backend().request().headers("Authorization")).containsExactly("Bearer whatever");
    }

    @Test
    void isNoneForSomebodyUnknown() {
        ASSERTING.client().get("/tasks/1");

        assertThat(ASSERTING.backend().request().headers("Authorization")).isEmpty();
    }

    @Test
    void isAnAssertionOfAMinuteForThatBackendAlone() {
        ASSERTING
                .client()
                .get(
                        "/tasks/1",
                        caller().audience("tasks-api", "reports-api")
                                .claim("nbf", 1)
                                .bearer());

        Claims told = claims(relayed());
        assertThat(told.audience()).containsExactly("tasks-api");
        assertThat(Duration.between(told.issuedAt(), told.expiresAt())).isEqualTo(Duration.ofSeconds(60));
        assertThat(told.subject()).isEqualTo("u1");
        assertThat(told.at("nbf")).isNull();
    }

    @Test
    void isAnAssertionForACookieToo() {
        ADAPTER.exchanges(trade -> Reply.token(caller().subject("ada").text()));

        ASSERTING.client().get("/tasks/1", "Cookie: better-auth.session_token=asserted.c2ln");

        assertThat(claims(relayed()).subject()).isEqualTo("ada");
    }

    @Test
    void neverOutlivesTheTokenThatItStandsFor() {
        ASSERTING.client().get("/tasks/1", caller().livingFor("20s").bearer());

        assertThat(Duration.between(Instant.now(), claims(relayed()).expiresAt()))
                .isLessThanOrEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void isOfNoUseAtTheEdge() {
        ASSERTING.client().get("/tasks/1", caller().bearer());

        Verdict atTheEdge =
                new TokenVerifier(KeyRing.parse(Tokens.SECRETS)).verify(relayed(), profile(), Instant.now());
        assertThat(atTheEdge).isEqualTo(new Verdict.Refused(Refusal.TOKEN_SIGNATURE));
    }

    private static String relayed() {
        return ASSERTING.backend().request().header("Authorization").substring("Bearer ".length());
    }

    /** As the one backend reads it that has this key. */
    private static Claims claims(String assertion) {
        SharedKey secret = KeyRing.parse(Tokens.SECRETS).first();
        SharedKey own = new SharedKey(secret.kid(), secret.secret().derive("gatehouse/assertion/tasks-api"));
        return new TokenVerifier(new KeyRing(List.of(own)))
                .verify(assertion, profile(), Instant.now())
                .fold(claims -> claims, reason -> {
                    throw new AssertionError("the backend refuses it: " + reason);
                });
    }

    private static TokenProfile profile() {
        return new TokenProfile(
                Tokens.ISSUER, TokenProfile.ACCESS, "tasks-api", Duration.ofSeconds(5), Duration.ofSeconds(60));
    }

    private static Tokens caller() {
        return token().audience("tasks-api");
    }
}
