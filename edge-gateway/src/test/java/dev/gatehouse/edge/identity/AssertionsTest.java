package dev.gatehouse.edge.identity;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.Tokens;
import dev.gatehouse.edge.key.GivenKeys;
import dev.gatehouse.edge.key.KeysInForce;
import dev.gatehouse.token.Claims;
import dev.gatehouse.token.TokenProfile;
import dev.gatehouse.token.TokenVerifier;
import dev.gatehouse.token.key.KeyRing;
import dev.gatehouse.token.key.SharedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one backend alone can verify. */
class AssertionsTest {

    private static final String ONE = "k1:the-secret-of-the-assertions-to-begin-with";
    private static final String OTHER = "k1:the-secret-of-the-assertions-later-on-here";

    private final Instant now = Instant.now();
    private final KeysInForce keys = GivenKeys.of(ONE);
    private final Assertions assertions = new Assertions(keys, () -> now);

    @Test
    void sayWhatTheCallersTokenSays() {
        Claims told =
                read(assertions.mint(token().roles("user").claim("sid", "s1").claims(), "tasks-api"), ONE);

        assertThat(told.subject()).isEqualTo("u1");
        assertThat(told.roles()).containsExactly("user");
        assertThat(told.sessionId()).isEqualTo("s1");
        assertThat(told.audience()).containsExactly("tasks-api");
    }

    @Test
    void liveForAMinuteFromNowOn() {
        Claims told = read(assertions.mint(token().claims(), "tasks-api"), ONE);

        assertThat(told.issuedAt().getEpochSecond()).isEqualTo(now.getEpochSecond());
        assertThat(told.expiresAt().getEpochSecond()).isEqualTo(now.getEpochSecond() + 60);
    }

    @Test
    void liveNoLongerThanTheCallersToken() {
        Claims caller = token().livingFor("30s").claims();

        assertThat(read(assertions.mint(caller, "tasks-api"), ONE).expiresAt()).isEqualTo(caller.expiresAt());
    }

    @Test
    void repeatNothingThatIsNullAndNoEarlierBeginning() {
        Claims told = read(
                assertions.mint(
                        token().claim("nbf", now.getEpochSecond() - 9)
                                .claim("team", "red")
                                .claims(),
                        "tasks-api"),
                ONE);

        assertThat(told.members()).containsEntry("team", "red").doesNotContainKey("nbf");
    }

    @Test
    void areSignedByTheKeyInForceUnderItsName() {
        String before = assertions.mint(token().claims(), "tasks-api");
        GivenKeys.change(keys, OTHER);
        String after = assertions.mint(token().claims(), "tasks-api");

        assertThat(read(before, ONE).subject()).isEqualTo("u1");
        assertThat(read(after, OTHER).subject()).isEqualTo("u1");
    }

    private Claims read(String assertion, String secret) {
        SharedKey shared = KeyRing.parse(secret).first();
        SharedKey own = new SharedKey(shared.kid(), shared.secret().derive("gatehouse/assertion/tasks-api"));
        TokenProfile profile = new TokenProfile(
                Tokens.ISSUER, TokenProfile.ACCESS, "tasks-api", Duration.ZERO, Duration.ofSeconds(60));
        return new TokenVerifier(new KeyRing(List.of(own)))
                .verify(assertion, profile, now)
                .fold(claims -> claims, reason -> {
                    throw new AssertionError("refused: " + reason);
                });
    }
}
