package dev.gatehouse.token;

import static dev.gatehouse.token.Refusal.TOKEN_AUDIENCE;
import static dev.gatehouse.token.Refusal.TOKEN_EXPIRED;
import static dev.gatehouse.token.Refusal.TOKEN_ISSUER;
import static dev.gatehouse.token.Refusal.TOKEN_KEY_UNKNOWN;
import static dev.gatehouse.token.Refusal.TOKEN_LIFETIME;
import static dev.gatehouse.token.Refusal.TOKEN_MALFORMED;
import static dev.gatehouse.token.Refusal.TOKEN_NOT_YET_VALID;
import static dev.gatehouse.token.Refusal.TOKEN_SIGNATURE;
import static dev.gatehouse.token.Refusal.TOKEN_SUBJECT;
import static dev.gatehouse.token.Refusal.TOKEN_TYPE;
import static dev.gatehouse.token.TokenDraft.NEW_SECRET;
import static dev.gatehouse.token.TokenDraft.NOON;
import static dev.gatehouse.token.TokenDraft.OLD_SECRET;
import static dev.gatehouse.token.TokenDraft.PROFILE;
import static dev.gatehouse.token.TokenDraft.STRANGE_SECRET;
import static dev.gatehouse.token.TokenDraft.token;
import static dev.gatehouse.token.TokenDraft.verdictOn;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gatehouse.token.Verdict.Accepted;
import dev.gatehouse.token.Verdict.Refused;
import dev.gatehouse.token.key.KeyRing;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each refusal comes from a good token of which one thing was changed, and which was then signed again. */
class TokenVerifierTest {

    @Test
    void believesAGoodToken() {
        assertThat(token().verdict())
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted ->
                                assertThat(accepted.claims().subject()).isEqualTo("EhL40NCIID1s9F9JrrkgQkAvSdzKGPFm"));
    }

    @Test
    void believesWhatTheMinterMakes() {
        String minted = new TokenMinter(TokenDraft.RING)
                .mint(accepted(token().verdict()).claims().members());

        assertThat(verdictOn(minted)).isInstanceOf(Accepted.class);
    }

    @Test
    void believesEveryKeyOfTheRing() {
        assertThat(token().withHeader("kid", "k1").signedWith(OLD_SECRET).verdict())
                .isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {NEW_SECRET, OLD_SECRET})
    void triesEveryKeyForATokenThatNamesNone(String secret) {
        assertThat(token().withoutHeader("kid").signedWith(secret).verdict()).isInstanceOf(Accepted.class);
    }

    @Test
    void refusesATokenThatNamesNoKeyAndWasSignedByNone() {
        assertThat(token().withoutHeader("kid").signedWith(STRANGE_SECRET).verdict())
                .isEqualTo(new Refused(TOKEN_SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"k3", "K2", "", "k2 ", "../k2", "k2,k1"})
    void refusesAKeyThatIsNotInForce(String kid) {
        assertThat(token().withHeader("kid", kid).verdict()).isEqualTo(new Refused(TOKEN_KEY_UNKNOWN));
    }

    @Test
    void refusesAKidThatIsNoText() {
        assertThat(token().withHeader("kid", null).verdict()).isEqualTo(new Refused(TOKEN_KEY_UNKNOWN));
        assertThat(token().withHeader("kid", 2).verdict()).isEqualTo(new Refused(TOKEN_KEY_UNKNOWN));
    }

    @Test
    void refusesAKeyThatWasTakenOutOfTheRing() {
        TokenVerifier later = new TokenVerifier(KeyRing.parse("k2:" + NEW_SECRET));

        assertThat(later.verify(
                        token().withHeader("kid", "k1").signedWith(OLD_SECRET).text(), PROFILE, NOON))
                .isEqualTo(new Refused(TOKEN_KEY_UNKNOWN));
    }

    @Test
    void doesNotTryOtherKeysThanTheNamedOne() {
        assertThat(token().withHeader("kid", "k1").signedWith(NEW_SECRET).verdict())
                .isEqualTo(new Refused(TOKEN_SIGNATURE));
    }

    @Test
    void refusesAStrangersSignature() {
        assertThat(token().signedWith(STRANGE_SECRET).verdict()).isEqualTo(new Refused(TOKEN_SIGNATURE));
    }

    @Test
    void refusesAnotherPayloadUnderTheSameSignature() {
        String signature = token().text().substring(token().text().lastIndexOf('.'));

        assertThat(verdictOn(
                        token().headerPart() + "." + token().with("sub", "root").payloadPart() + signature))
                .isEqualTo(new Refused(TOKEN_SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void refusesASignatureThatIsNone(String signature) {
        assertThat(verdictOn(token().headerPart() + "." + token().payloadPart() + "." + signature))
                .isEqualTo(new Refused(TOKEN_SIGNATURE));
    }

    @Test
    void refusesTheBeginningOfTheRightSignature() {
        String text = token().text();

        assertThat(verdictOn(text.substring(0, text.length() - 3))).isEqualTo(new Refused(TOKEN_SIGNATURE));
    }

    @Test
    void readsKeysBesideTheHeaderWithoutBelievingThem() {
        assertThat(token().withHeader("jwk", Map.of("kty", "oct", "k", TokenDraft.base64(new byte[32])))
                        .signedWith(STRANGE_SECRET)
                        .verdict())
                .isEqualTo(new Refused(TOKEN_SIGNATURE));
    }

    /** One of each reason; the boundaries are in TokenProfileTest. */
    @Test
    void refusesEachWrongClaimByItsReason() {
        assertThat(token().with("iss", "https://elsewhere").verdict()).isEqualTo(new Refused(TOKEN_ISSUER));
        assertThat(token().with("typ", "Refresh").verdict()).isEqualTo(new Refused(TOKEN_TYPE));
        assertThat(token().with("sub", "").verdict()).isEqualTo(new Refused(TOKEN_SUBJECT));
        assertThat(token().without("exp").verdict()).isEqualTo(new Refused(TOKEN_MALFORMED));
        assertThat(token().withDate("exp", -10).verdict()).isEqualTo(new Refused(TOKEN_EXPIRED));
        assertThat(token().withDate("nbf", 10).verdict()).isEqualTo(new Refused(TOKEN_NOT_YET_VALID));
        assertThat(token().withDate("iat", -3000).verdict()).isEqualTo(new Refused(TOKEN_LIFETIME));
        assertThat(token().with("aud", List.of("reports-api")).verdict()).isEqualTo(new Refused(TOKEN_AUDIENCE));
    }

    @ParameterizedTest(name = "{0} before {1}")
    @CsvSource({"iss,typ", "typ,sub", "sub,exp", "exp,aud"})
    void namesTheFirstOfTwoFaults(String first, String second) {
        Verdict alone = token().without(first).verdict();

        assertThat(alone).isInstanceOf(Refused.class);
        assertThat(token().without(first).without(second).verdict()).isEqualTo(alone);
    }

    @Test
    void looksAtNoClaimBeforeTheSignatureIsProven() {
        assertThat(token().with("iss", "https://elsewhere")
                        .signedWith(STRANGE_SECRET)
                        .verdict())
                .isEqualTo(new Refused(TOKEN_SIGNATURE));
    }

    @Test
    void callsAForgedTokenMalformedWhoseFormIsWrongToo() {
        assertThat(token().withPayloadEnding("}{}").signedWith(STRANGE_SECRET).verdict())
                .isEqualTo(new Refused(TOKEN_MALFORMED));
        assertThat(token().withPayloadEnding("}{}").withHeader("alg", "none").verdict())
                .isEqualTo(new Refused(TOKEN_MALFORMED));
    }

    /** A reader that remembers every member name it ever met would let strangers fill and copy its memory. */
    @ParameterizedTest
    @ValueSource(strings = {"payload", "header"})
    void spendsLittleOnForgedTokensHoweverTheyNameTheirMembers(String part) {
        List<String> forged = IntStream.range(0, 5_000)
                .mapToObj(i ->
                        part.equals("header") ? token().withHeader("n" + i * 7919, i) : token().with("n" + i * 7919, i))
                .map(draft -> draft.signedWith(STRANGE_SECRET).text())
                .toList();
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = thread.getCurrentThreadAllocatedBytes();
        long refused = forged.stream()
                .map(TokenDraft::verdictOn)
                .filter(new Refused(TOKEN_SIGNATURE)::equals)
                .count();
        long bytes = thread.getCurrentThreadAllocatedBytes() - before;

        assertThat(refused).isEqualTo(5_000);
        assertThat(bytes / 5_000).isLessThan(20_000);
    }

    @Test
    void showsNoValueOfAToken() {
        assertThat(token().verdict().toString()).doesNotContain("ada@example.com", "EhL40", "3f1c9a7b", "tasks-api");
        assertThat(token().without("sub").verdict()).hasToString("Refused[reason=TOKEN_SUBJECT]");
    }

    private static Accepted accepted(Verdict verdict) {
        return (Accepted) verdict;
    }
}
