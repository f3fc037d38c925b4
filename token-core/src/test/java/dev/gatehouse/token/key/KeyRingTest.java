package dev.gatehouse.token.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {

    private static final String NEW = "new-secret-of-the-key-ring-tests-000001";
    private static final String OLD = "old-secret-of-the-key-ring-tests-000002";

    @Test
    void signsWithTheFirstAndKeepsTheRest() {
        KeyRing ring = KeyRing.parse("k2:" + NEW + ",k1:" + OLD);

        assertThat(ring.first().kid()).isEqualTo("k2");
        assertThat(kids(ring)).containsExactly("k2", "k1");
        assertThat(signature(ring.first())).isEqualTo(Secret.ofText(NEW).sign(message()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", ",", " , ", ",\n", "\n\n \n"})
    void separatesEntriesByCommasOrLineEnds(String separator) {
        assertThat(kids(KeyRing.parse("k2:" + NEW + separator + "k1:" + OLD + separator)))
                .containsExactly("k2", "k1");
    }

    @ParameterizedTest
    @ValueSource(strings = {" k2:%s", "k2:%s ", "k2: %s", "k2 :%s", "\tk2\t:\t%s\t"})
    void dropsTheBlanksAroundKidAndSecret(String entry) {
        SharedKey key = KeyRing.parse(entry.replace("%s", NEW)).first();

        assertThat(key.kid()).isEqualTo("k2");
        assertThat(signature(key)).isEqualTo(Secret.ofText(NEW).sign(message()));
    }

    @Test
    void keepsColonsInTheSecret() {
        assertThat(signature(KeyRing.parse("k2:" + NEW + ":x:").first()))
                .isEqualTo(Secret.ofText(NEW + ":x:").sign(message()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "k-2", "k_2", "2026.11", "better-auth"})
    void takesPlainKids(String kid) {
        assertThat(KeyRing.parse(kid + ":" + NEW).first().kid()).isEqualTo(kid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "\n\n", " , "})
    void refusesToBeEmpty(String entries) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyRing.parse(entries))
                .withMessage("holds no secret: write kid:secret, such as k1:<32 bytes or more>");
    }

    @ParameterizedTest
    @CsvSource({
        "no-colon-in-this-secret-hunter2hunter2, 1",
        ":hunter2hunter2hunter2hunter2hunter2hunter2, 1",
        "k 2:hunter2hunter2hunter2hunter2hunter2hunter2, 1",
        "k\"2:hunter2hunter2hunter2hunter2hunter2hunter2, 1",
        "ké:hunter2hunter2hunter2hunter2hunter2hunter2, 1",
        "'k1:old-secret-of-the-key-ring-tests-000002,hunter2', 2"
    })
    void namesThePlaceOfAnEntryWithoutKidAndNothingOfItsText(String entries, int place) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyRing.parse(entries))
                .withMessage(
                        "in entry " + place
                                + " has no kid: write kid:secret, the kid of 1 to 64 letters, digits, dots, dashes or underscores");
    }

    @Test
    void refusesAKidOfMoreThan64Characters() {
        assertThat(KeyRing.parse("k".repeat(64) + ":" + NEW).shared()).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> KeyRing.parse("k".repeat(65) + ":" + NEW));
    }

    @Test
    void namesThePlaceOfAShortSecretAndNothingOfItsText() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyRing.parse("k2:" + NEW + "\nhunter2:swordfish"))
                .withMessage("in entry 2 has a secret of 9 bytes, and HS256 needs at least 32:"
                        + " write the output of `openssl rand -base64 32`");
    }

    @Test
    void namesThePlaceOfARepeatedKid() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyRing.parse("k2:" + NEW + ",k1:" + OLD + ",k2:" + OLD))
                .withMessage("repeats in entry 3 the kid of an earlier one: give each its own kid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "hunter2:hunter2", ":hunter2", "k1:hunter2", "hunter2\nhunter2"})
    void holdsNoSecretInAnyOfItsErrors(String entries) {
        for (Throwable error = catchThrowable(() -> KeyRing.parse(entries)); error != null; error = error.getCause()) {
            assertThat(error.toString()).doesNotContain("hunter2");
        }
    }

    @Test
    void derivesARingWithOtherKidsAndOtherKeysInTheSameOrder() {
        KeyRing ring = KeyRing.parse("k2:" + NEW + ",k1:" + OLD);
        KeyRing refresh = ring.derive("gatehouse/refresh");

        assertThat(kids(refresh)).hasSize(2).doesNotHaveDuplicates().doesNotContain("k2", "k1");
        assertThat(signature(refresh.shared().get(1)))
                .isEqualTo(Secret.ofText(OLD).derive("gatehouse/refresh").sign(message()));
    }

    @Test
    void keepsADerivedKidWhenTheOrderOrTheNamesChange() {
        List<String> before = kids(KeyRing.parse("k2:" + NEW + ",k1:" + OLD).derive("gatehouse/refresh"));
        List<String> after = kids(KeyRing.parse("a:" + OLD + ",b:" + NEW).derive("gatehouse/refresh"));

        assertThat(after).containsExactly(before.get(1), before.get(0));
    }

    @Test
    void tellsPurposesApartByTheirKids() {
        KeyRing ring = KeyRing.parse("k2:" + NEW);

        assertThat(kids(ring.derive("gatehouse/refresh"))).isNotEqualTo(kids(ring.derive("gatehouse/code")));
    }

    /** Made with Python's hmac: a kid that changed would make every refresh token unknown. */
    @Test
    void derivesTheSameKidInEveryRelease() {
        KeyRing ring = KeyRing.parse("k2:golden-secret-of-the-token-core-tests-01");

        assertThat(kids(ring.derive("gatehouse/refresh"))).containsExactly("XNssjkgfDivuhHkQ");
    }

    @Test
    void isNotChangedByWhoMadeIt() {
        List<SharedKey> keys = new ArrayList<>(KeyRing.parse("k2:" + NEW).shared());
        KeyRing ring = new KeyRing(keys);
        keys.clear();

        assertThat(ring.shared()).hasSize(1).isUnmodifiable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k\"", "k 1", "k\n1", "\",\"alg\":\"none"})
    void lendsNoKidToAHeaderThatCouldBreakIt(String kid) {
        assertThatIllegalArgumentException().isThrownBy(() -> new SharedKey(kid, Secret.ofText(NEW)));
    }

    @Test
    void showsTheKidsAndNothingElse() {
        assertThat(KeyRing.parse("k2:" + NEW))
                .hasToString("KeyRing[shared=[SharedKey[kid=k2, secret=Secret[39 bytes]]]]");
    }

    private static List<String> kids(KeyRing ring) {
        return ring.shared().stream().map(SharedKey::kid).toList();
    }

    private static byte[] signature(SharedKey key) {
        return key.secret().sign(message());
    }

    private static byte[] message() {
        return "message".getBytes(StandardCharsets.US_ASCII);
    }
}
