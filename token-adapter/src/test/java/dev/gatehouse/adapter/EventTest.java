package dev.gatehouse.adapter;

import static dev.gatehouse.adapter.EventCalls.signature;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.FeedCalls.Reading;
import dev.gatehouse.adapter.TokenCalls.Answer;
import dev.gatehouse.adapter.store.EmptyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

@AdapterTest
class EventTest {

    private static final String VALID = "get-session-valid-authoritative";
    private static final long NOW = TestClock.START.getEpochSecond();

    /** The end of the minute in which the last token dies. */
    private static final long ENDED_UNTIL = NOW + 960;

    @Autowired
    private WebTestClient http;

    @Autowired
    private TokenCalls tokens;

    @Autowired
    private FeedCalls feed;

    @Autowired
    private TestClock clock;

    @Autowired
    private ApplicationContext adapter;

    private static int deliveries;
    private String cookie = "";

    @BeforeEach
    void signedIn() {
        cookie = BetterAuthStub.answersAs(VALID);
    }

    private static String event(String type, String member, String subject) {
        return event("delivery-" + deliveries++, type, member, subject);
    }

    private static String event(String id, String type, String member, String subject) {
        return "{\"id\":\"" + id + "\",\"type\":\"" + type + "\",\"" + member + "\":\"" + subject + "\"}";
    }

    private Answer deliver(String body) {
        return new EventCalls(http, clock).deliver(body);
    }

    private Answer deliver(String body, Map<String, String> headers) {
        return new EventCalls(http, clock).deliver(body, headers);
    }

    private List<String> revoked() {
        try (Reading reading = feed.asEdge()) {
            return reading.next().entries();
        }
    }

    @Test
    void endsTheFamiliesOfASessionThatHasEnded() {
        Answer first = tokens.exchange("web", cookie);
        Answer second = tokens.exchange("web", cookie);

        Answer answer = deliver(event("session.ended", "sessionId", first.text("session_state")));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(revoked())
                .containsExactly("{\"sid\":\"" + first.text("session_state") + "\",\"expires\":" + ENDED_UNTIL + "}");
        for (Answer family : List.of(first, second)) {
            assertThat(tokens.refresh(family.refresh()).refusal()).isEqualTo("400 invalid_grant Session not active");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"user.banned", "user.deleted"})
    void endsTheFamiliesOfAUserWhoMayNotBeSignedInAnyLonger(String type) {
        Answer first = tokens.exchange("web", cookie);
        String userId = first.claims().path("sub").asString();

        assertThat(deliver(event(type, "userId", userId)).status()).isEqualTo(204);

        assertThat(revoked())
                .containsExactly(
                        "{\"sub\":\"" + userId + "\",\"before\":" + (NOW + 1) + ",\"expires\":" + ENDED_UNTIL + "}");
        assertThat(tokens.refresh(first.refresh()).refusal()).isEqualTo("400 invalid_grant Session not active");
    }

    @Test
    void hasTheTokensOfAChangedUserMadeAnew() {
        Answer first = tokens.exchange("web", cookie);
        String userId = first.claims().path("sub").asString();

        deliver(event("user.changed", "userId", userId));
        clock.later(Duration.ofSeconds(1));
        Answer second = tokens.refresh(first.refresh());

        assertThat(revoked())
                .containsExactly(
                        "{\"sub\":\"" + userId + "\",\"before\":" + (NOW + 1) + ",\"expires\":" + ENDED_UNTIL + "}");
        assertThat(first.claims().path("iat").asLong()).isLessThan(NOW + 1);
        assertThat(second.claims().path("iat").asLong()).isGreaterThanOrEqualTo(NOW + 1);
    }

    @Test
    void servesNoChangedUserWhileBetterAuthIsAway() {
        Answer first = tokens.exchange("web", cookie);
        deliver(event("user.changed", "userId", first.claims().path("sub").asString()));
        clock.later(Duration.ofMinutes(20));
        BetterAuthStub.answersAs("get-session-500-database");

        assertThat(tokens.refresh(first.refresh()).status()).isEqualTo(503);
        BetterAuthStub.answersAs(VALID);
        assertThat(tokens.refresh(first.refresh()).status()).isEqualTo(200);
    }

    @Test
    void doesNothingForADeliveryThatComesAgain() {
        String userId = tokens.exchange("web", cookie).claims().path("sub").asString();
        String body = event("user.changed", "userId", userId);
        deliver(body);
        clock.later(Duration.ofSeconds(599));

        assertThat(deliver(body).status()).isEqualTo(204);
        assertThat(revoked()).hasSize(1);
        clock.later(Duration.ofSeconds(1));
        EmptyStore.ofWhatIsOver(adapter, clock.instant());
        assertThat(deliver(body).status()).isEqualTo(204);
        assertThat(revoked()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"-301", "301"})
    void refusesAnOldOrEarlyDelivery(long off) {
        String body = event("session.ended", "sessionId", "sid-1");
        String timestamp = String.valueOf(NOW + off);

        Answer answer = deliver(
                body, Map.of("X-Gatehouse-Timestamp", timestamp, "X-Gatehouse-Signature", signature(timestamp, body)));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(revoked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-300", "300"})
    void takesADeliveryAtTheEdgeOfTheWindow(long off) {
        String body = event("session.ended", "sessionId", "sid-1");
        String timestamp = String.valueOf(NOW + off);

        assertThat(deliver(
                                body,
                                Map.of(
                                        "X-Gatehouse-Timestamp",
                                        timestamp,
                                        "X-Gatehouse-Signature",
                                        signature(timestamp, body)))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void refusesWhateverIsNotSigned() {
        String body = event("session.ended", "sessionId", "sid-1");
        String timestamp = String.valueOf(NOW);
        String good = signature(timestamp, body);

        for (Map<String, String> headers : List.<Map<String, String>>of(
                Map.of(),
                Map.of("X-Gatehouse-Timestamp", timestamp),
                Map.of("X-Gatehouse-Signature", good),
                Map.of("X-Gatehouse-Timestamp", timestamp, "X-Gatehouse-Signature", good.substring(3)),
                Map.of("X-Gatehouse-Timestamp", timestamp, "X-Gatehouse-Signature", "v1="),
                Map.of("X-Gatehouse-Timestamp", timestamp, "X-Gatehouse-Signature", good.replaceFirst(".$", "g")),
                Map.of("X-Gatehouse-Timestamp", timestamp, "X-Gatehouse-Signature", signature(timestamp, body + " ")),
                Map.of("X-Gatehouse-Timestamp", String.valueOf(NOW - 1), "X-Gatehouse-Signature", good),
                Map.of("X-Gatehouse-Timestamp", "now", "X-Gatehouse-Signature", signature("now", body)),
                Map.of("X-Gatehouse-Timestamp", "9".repeat(30), "X-Gatehouse-Signature", good))) {
            assertThat(deliver(body, headers).refusal()).startsWith("401 invalid_signature");
        }
        assertThat(revoked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "[]",
                "null",
                "{\"type\":\"session.ended\",\"sessionId\":\"s\"}",
                "{\"id\":\"a\",\"type\":\"session.begun\",\"sessionId\":\"s\"}",
                "{\"id\":\"a\",\"type\":\"session.ended\",\"userId\":\"u\"}",
                "{\"id\":\"a\",\"type\":\"user.banned\",\"userId\":7}",
                "{\"id\":7,\"type\":\"user.banned\",\"userId\":\"u\"}"
            })
    void saysWhatIsNoEvent(String body) {
        assertThat(deliver(body).refusal()).startsWith("400 invalid_request Malformed event");
        assertThat(revoked()).isEmpty();
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        assertThat(deliver(event("session.ended", "sessionId", "s") + " ".repeat(70_000))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void isNotThereInARealmWithoutASecret() {
        Answer answer = TokenCalls.answer(
                http.post().uri("/realms/gatehouse/events/better-auth").bodyValue("{}"));

        assertThat(answer.refusal()).isEqualTo("404 HTTP 404 Not Found");
        assertThat(TokenCalls.answer(http.get().uri(EventCalls.EVENTS)).status())
                .isEqualTo(405);
    }
}
