package dev.gatehouse.edge.identity;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityHeadersTest {

    private static final Set<String> IDS = Set.of("X-User-Id", "X-Session-Id", "X-Org-Id", "X-Actor-Id");

    private final IdentityHeaders usual = new IdentityHeaders(Map.of(), 4096);

    @Test
    void tellsTheSubjectAlone() {
        assertThat(usual.tell(token().subject("u7").claims())).contains(Map.of("X-User-Id", "u7"));
    }

    @Test
    void doesNotSayWhetherAnAddressThatIsAbsentIsVerified() {
        assertThat(told(token().claim("email_verified", true))).doesNotContainKey("X-User-Email-Verified");
    }

    @Test
    void saysThatAnAddressIsNotVerified() {
        assertThat(told(token().claim("email", "a@b").claim("email_verified", false)))
                .containsEntry("X-User-Email-Verified", "false");
    }

    @Test
    void saysNothingOfAnEmptyList() {
        assertThat(told(token().roles())).doesNotContainKey("X-User-Roles");
    }

    @Test
    void takesAUsualHeaderByAnotherSpellingForTheSame() {
        IdentityHeaders headers = new IdentityHeaders(Map.of("x-user-id", "uid"), 4096);

        assertThat(headers.tell(token().claim("uid", "other").claims())).contains(Map.of("X-User-Id", "other"));
    }

    @Test
    void saysToTheLastByteWhatItLeftOut() {
        String subject =
                "u".repeat(256 - "X-User-Id".length() - "X-Gatehouse-Truncated".length() - "X-User-Name".length());

        assertThat(new IdentityHeaders(Map.of(), 256)
                        .tell(token().subject(subject)
                                .claim("name", "n".repeat(300))
                                .claims()))
                .contains(Map.of("X-User-Id", subject, "X-Gatehouse-Truncated", "X-User-Name"));
    }

    @Test
    void countsNamesAndValues() {
        String subject = "u".repeat(256 - "X-User-Id".length());

        assertThat(new IdentityHeaders(Map.of(), 256)
                        .tell(token().subject(subject).claims()))
                .contains(Map.of("X-User-Id", subject));
    }

    @Test
    void refusesIdsThatAreOneByteTooLong() {
        String subject = "u".repeat(257 - "X-User-Id".length());

        assertThat(new IdentityHeaders(Map.of(), 256)
                        .tell(token().subject(subject).claims()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 42, 20261121})
    void neverTellsMoreThanTheBudgetAllows(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            int budget = 256 + random.nextInt(1024);

            Optional<Map<String, String>> told = new IdentityHeaders(Map.of("X-Team", "team"), budget)
                    .tell(crowd(random).claims());

            assertThat(told.map(IdentityHeadersTest::size).orElse(0)).isLessThanOrEqualTo(budget);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 43, 20261122})
    void neverLeavesOutAnId(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Optional<Map<String, String>> told = new IdentityHeaders(Map.of(), 256 + random.nextInt(1024))
                    .tell(crowd(random).claims());

            told.ifPresent(headers -> assertThat(headers).containsKeys(IDS.toArray(String[]::new)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 44, 20261123})
    void namesExactlyWhatItLeftOut(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Tokens crowd = crowd(random);
            Set<String> all = Set.copyOf(new IdentityHeaders(Map.of(), 16_384)
                    .tell(crowd.claims())
                    .orElseThrow()
                    .keySet());

            new IdentityHeaders(Map.of(), 256 + random.nextInt(1024))
                    .tell(crowd.claims())
                    .filter(told -> told.containsKey(IdentityHeaders.TRUNCATED))
                    .ifPresent(told -> assertThat(all)
                            .containsExactlyInAnyOrderElementsOf(
                                    both(told.keySet(), told.getOrDefault(IdentityHeaders.TRUNCATED, ""))));
        }
    }

    private static List<String> both(Set<String> told, String left) {
        return Stream.concat(
                        told.stream().filter(name -> !name.equals(IdentityHeaders.TRUNCATED)),
                        Arrays.stream(left.split(",", -1)))
                .toList();
    }

    private static Tokens crowd(Random random) {
        return token().subject(text(random, 80))
                .claim("sid", text(random, 20))
                .claim("org", Map.of("id", text(random, 20)))
                .claim("act", Map.of("sub", text(random, 20)))
                .claim("name", text(random, 300))
                .claim("email", text(random, 300))
                .claim("email_verified", random.nextBoolean())
                .scopes(text(random, 300))
                .roles(text(random, 300), text(random, 300));
    }

    private static String text(Random random, int most) {
        return "\u00e4".repeat(random.nextInt(2)) + "x".repeat(1 + random.nextInt(most));
    }

    private Map<String, String> told(Tokens token) {
        return usual.tell(token.claims()).orElseThrow();
    }

    private static int size(Map<String, String> headers) {
        return headers.entrySet().stream()
                .mapToInt(header -> header.getKey().length() + header.getValue().length())
                .sum();
    }
}
