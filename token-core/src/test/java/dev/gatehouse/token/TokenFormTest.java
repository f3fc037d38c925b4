package dev.gatehouse.token;

import static dev.gatehouse.token.Refusal.TOKEN_MALFORMED;
import static dev.gatehouse.token.TokenDraft.token;
import static dev.gatehouse.token.TokenDraft.verdictOn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.token.Verdict.Accepted;
import dev.gatehouse.token.Verdict.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of a token: parts, length, encoding, JSON. What is signed here was signed as it stands. */
class TokenFormTest {

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "Bearer", "e30", "e30.e30", "e30..", ".e30.", "..e30"})
    void refusesWhatIsNoToken(String text) {
        assertThat(verdictOn(text)).isEqualTo(new Refused(TOKEN_MALFORMED));
    }

    @Test
    void refusesATokenOfTwoParts() {
        assertThat(verdictOn(token().headerPart() + "." + token().payloadPart()))
                .isEqualTo(new Refused(TOKEN_MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".e30", ".e30.e30"})
    void refusesATokenOfMoreThanThreeParts(String more) {
        assertThat(verdictOn(token().text() + more)).isEqualTo(new Refused(TOKEN_MALFORMED));
    }

    @Test
    void believesATokenOfExactlyEightKibibytes() {
        assertThat(verdictOn(tokenOfLength(8192))).isInstanceOf(Accepted.class);
    }

    @Test
    void doesNotEvenReadALongerOne() {
        assertThat(verdictOn(tokenOfLength(8193))).isEqualTo(new Refused(TOKEN_MALFORMED));
    }

    @Test
    void refusesPaddingBehindTheSignature() {
        assertThat(verdictOn(token().text() + "=")).isEqualTo(new Refused(TOKEN_MALFORMED));
    }

    @Test
    void refusesPaddingInsideTheSignedParts() {
        String payload = token().with("name", "").payloadPart();
        String padded = payload + "=".repeat((4 - payload.length() % 4) % 4);

        assertThat(padded).endsWith("=");
        assertThat(verdictOn(token().signed(token().headerPart() + "." + padded)))
                .isEqualTo(new Refused(TOKEN_MALFORMED));
    }

    @Test
    void refusesASecondTextOfTheSameSignature() {
        String text = token().text();
        char last = text.charAt(text.length() - 1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        char stray = alphabet.charAt(alphabet.indexOf(last) + 1);

        assertThat(verdictOn(text.substring(0, text.length() - 1) + stray)).isEqualTo(new Refused(TOKEN_MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", "\r\n", "\t", "\u0000", "\u00a0", "\u2028", "\u3000", "\ufeff", "é", "😀", "="})
    void refusesAForeignCharacterWhereverItStands(String foreign) {
        String text = token().text();
        int payload = text.indexOf('.') + 1;
        int signature = text.lastIndexOf('.') + 1;

        assertThat(List.of(0, 2, payload, payload + 2, signature, signature + 2, text.length()))
                .allSatisfy(at -> assertThat(verdictOn(text.substring(0, at) + foreign + text.substring(at)))
                        .isEqualTo(new Refused(TOKEN_MALFORMED)));
    }

    @Test
    void refusesTheAlphabetOfOrdinaryBase64() {
        TokenDraft draft = token().with("name", "???>>>???~~~");

        assertThat(draft.payloadPart()).containsAnyOf("-", "_");
        assertThat(verdictOn(draft.signed(draft.headerPart() + "."
                        + draft.payloadPart().replace('-', '+').replace('_', '/'))))
                .isEqualTo(new Refused(TOKEN_MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "1", "{", "{}{}", "{} x", "{}]", "{\"a\":}", "{'a':1}"})
    void refusesAPayloadThatIsNotOneObject(String json) {
        assertThat(token().withRawPayload(json).verdict()).isEqualTo(new Refused(TOKEN_MALFORMED));
    }

    @Test
    void refusesAPayloadWithSomethingBehindIt() {
        assertThat(token().withPayloadEnding("}{}").verdict()).isEqualTo(new Refused(TOKEN_MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"sub\":\"root\"}",
                ",\"s\\u0075b\":\"root\"}",
                ",\"org\":{\"id\":1,\"id\":2}}",
                ",\"sub\":null}"
            })
    void refusesAMemberThatIsThereTwice(String ending) {
        assertThat(token().withPayloadEnding(ending).verdict()).isEqualTo(new Refused(TOKEN_MALFORMED));
    }

    @Test
    void refusesAHeaderMemberThatIsThereTwice() {
        assertThat(token().withRawHeader("{\"alg\":\"none\",\"kid\":\"k2\",\"alg\":\"HS256\"}")
                        .verdict())
                .isEqualTo(new Refused(TOKEN_MALFORMED));
    }

    @Test
    void refusesAPayloadInUtf16() {
        assertThat(token().withRawPayload(token().payloadJson().getBytes(StandardCharsets.UTF_16BE))
                        .verdict())
                .isEqualTo(new Refused(TOKEN_MALFORMED));
    }

    /** Not every length can be had by the payload alone: base64 grows by two, one and one characters. */
    private static String tokenOfLength(int length) {
        for (String more : List.of("", "x", "xx")) {
            for (int filling = 5000; filling < 6000; filling++) {
                TokenDraft draft = token().withHeader("x", more).with("name", "x".repeat(filling));
                if (draft.headerPart().length() + draft.payloadPart().length() + 45 == length) {
                    return draft.text();
                }
            }
        }
        throw new IllegalStateException("no token has " + length + " characters");
    }
}
