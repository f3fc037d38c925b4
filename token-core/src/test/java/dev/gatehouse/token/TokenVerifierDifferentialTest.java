package dev.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.token.Verdict.Accepted;
import dev.gatehouse.token.Verdict.Refused;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our verifier beside Nimbus, over 64,000 generated tokens. A seed that ever failed stays in the list. */
class TokenVerifierDifferentialTest {

    private static final int TOKENS = 8_000;

    private final NimbusOracle nimbus = new NimbusOracle();

    /** Half of the tokens are good, a quarter has one known flaw, and a quarter was written by a careless issuer. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void believesOnlyWhatNimbusBelievesAndReadsTheSameClaims(long seed) {
        Random random = new Random(seed);
        RandomTokens tokens = new RandomTokens(random);
        TokenFlaws flaws = new TokenFlaws(random);
        Map<String, Integer> histogram = new TreeMap<>();
        for (int i = 0; i < TOKENS; i++) {
            String token =
                    i % 2 == 0 ? tokens.good().text() : random.nextBoolean() ? flaws.flawed() : tokens.seasoned();
            Verdict verdict = TokenDraft.verdictOn(token);
            demandThatNimbusAgrees(token, verdict);
            histogram.merge(verdict.fold(claims -> "accepted by both", Refusal::code), 1, Integer::sum);
        }

        System.out.println("seed " + seed + ": " + histogram);
        assertThat(histogram.getOrDefault("accepted by both", 0)).isGreaterThan(TOKENS / 5);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void believesEveryGoodToken(long seed) {
        RandomTokens tokens = new RandomTokens(new Random(seed));
        for (int i = 0; i < 1_000; i++) {
            String token = tokens.good().text();
            assertThat(TokenDraft.verdictOn(token)).as(token).isInstanceOf(Accepted.class);
            assertThat(nimbus.claims(token)).as(token).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "TOKEN_MALFORMED",
                "TOKEN_ALGORITHM",
                "TOKEN_TYPE",
                "TOKEN_KEY_UNKNOWN",
                "TOKEN_SIGNATURE",
                "TOKEN_ISSUER",
                "TOKEN_SUBJECT",
                "TOKEN_EXPIRED",
                "TOKEN_NOT_YET_VALID",
                "TOKEN_LIFETIME",
                "TOKEN_AUDIENCE"
            })
    void namesTheOneThingThatIsWrong(Refusal reason) {
        long seed = reason.code().hashCode();
        TokenFlaws flaws = new TokenFlaws(new Random(seed));
        int refusedByNimbus = 0;
        for (int i = 0; i < 1_000; i++) {
            String token = flaws.flawed(reason);
            assertThat(TokenDraft.verdictOn(token))
                    .as("seed %d: %s", seed, token)
                    .isEqualTo(new Refused(reason));
            refusedByNimbus += nimbus.claims(token).isPresent() ? 0 : 1;
        }

        System.out.println(
                "seed " + seed + ": " + reason.code() + " x 1000, refused by Nimbus too: " + refusedByNimbus);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void believesNoDamagedTokenThatNimbusDoesNot(long seed) {
        RandomTokens tokens = new RandomTokens(new Random(seed));
        Map<Refusal, Integer> histogram = new EnumMap<>(Refusal.class);
        for (int i = 0; i < 2_000; i++) {
            String token = tokens.damaged();
            Verdict verdict = TokenDraft.verdictOn(token);
            demandThatNimbusAgrees(token, verdict);
            verdict.fold(claims -> 0, reason -> histogram.merge(reason, 1, Integer::sum));
        }

        System.out.println("seed " + seed + ", damaged: " + histogram);
        assertThat(histogram).containsKeys(Refusal.TOKEN_MALFORMED, Refusal.TOKEN_SIGNATURE);
    }

    /** Else the property above could hold because nothing is ever believed. */
    @Test
    void hasAnOracleThatBelievesAndRefuses() {
        assertThat(nimbus.claims(TokenDraft.token().text())).isPresent();
        assertThat(nimbus.claims(TokenDraft.token().with("typ", "Refresh").text()))
                .isEmpty();
        assertThat(nimbus.claims(TokenDraft.token().withDate("exp", -5).text())).isEmpty();
        assertThat(nimbus.claims(TokenDraft.token().withDate("exp", -4).text())).isPresent();
        assertThat(nimbus.claims(
                        TokenDraft.token().signedWith(TokenDraft.STRANGE_SECRET).text()))
                .isEmpty();
    }

    private void demandThatNimbusAgrees(String token, Verdict verdict) {
        if (verdict instanceof Accepted accepted) {
            Optional<Map<String, Object>> theirs = nimbus.claims(token);
            assertThat(theirs).as("Nimbus refuses %s", token).isPresent();
            assertThat(same(accepted.claims().members(), theirs.orElseThrow()))
                    .as("Nimbus reads %s of %s", theirs, token)
                    .isTrue();
        }
    }

    /** Nimbus reads a number as a long or a double; we keep what was written. */
    private static boolean same(@Nullable Object ours, @Nullable Object theirs) {
        if (ours instanceof Map<?, ?> object && theirs instanceof Map<?, ?> other) {
            return object.keySet().equals(other.keySet())
                    && object.keySet().stream().allMatch(name -> same(object.get(name), other.get(name)));
        }
        if (ours instanceof List<?> list && theirs instanceof List<?> other) {
            return list.size() == other.size()
                    && IntStream.range(0, list.size()).allMatch(i -> same(list.get(i), other.get(i)));
        }
        if (ours instanceof Number number && theirs instanceof Number other) {
            return other instanceof Long
                    ? new BigDecimal(number.toString()).compareTo(BigDecimal.valueOf(other.longValue())) == 0
                    : number.doubleValue() == other.doubleValue();
        }
        return Objects.equals(ours, theirs);
    }
}
