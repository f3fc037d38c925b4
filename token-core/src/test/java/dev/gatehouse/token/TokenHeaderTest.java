package dev.gatehouse.token;

import static dev.gatehouse.token.Refusal.TOKEN_ALGORITHM;
import static dev.gatehouse.token.Refusal.TOKEN_MALFORMED;
import static dev.gatehouse.token.Refusal.TOKEN_TYPE;
import static dev.gatehouse.token.TokenDraft.token;
import static dev.gatehouse.token.TokenDraft.verdictOn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.token.Verdict.Accepted;
import dev.gatehouse.token.Verdict.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each refusal comes from a good token of which one thing was changed, and which was then signed again. */
class TokenHeaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"none", "None", "NONE", "hs256", "HS384", "HS512", "RS256", "ES256", "PS256", "EdDSA", "dir", ""
            })
    void refusesAnAlgorithmThatTheKeyIsNotFor(String algorithm) {
        assertThat(token().withHeader("alg", algorithm).verdict()).isEqualTo(new Refused(TOKEN_ALGORITHM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "RS256", "HS512"})
    void blamesTheAlgorithmBeforeTheKey(String algorithm) {
        assertThat(token().withHeader("alg", algorithm).withHeader("kid", "k9").verdict())
                .isEqualTo(new Refused(TOKEN_ALGORITHM));
        assertThat(token().withHeader("alg", algorithm).withoutHeader("kid").verdict())
                .isEqualTo(new Refused(TOKEN_ALGORITHM));
    }

    @Test
    void refusesAnUnsecuredTokenByItsAlgorithm() {
        TokenDraft unsecured = token().withHeader("alg", "none");

        assertThat(verdictOn(unsecured.headerPart() + "." + unsecured.payloadPart() + "."))
                .isEqualTo(new Refused(TOKEN_ALGORITHM));
    }

    @Test
    void refusesAnotherHashUnderTheSameSecret() {
        assertThat(token().withHeader("alg", "HS512").signedBy("HmacSHA512").verdict())
                .isEqualTo(new Refused(TOKEN_ALGORITHM));
    }

    @Test
    void refusesAHeaderWithoutAlgorithm() {
        assertThat(token().withoutHeader("alg").verdict()).isEqualTo(new Refused(TOKEN_ALGORITHM));
        assertThat(token().withHeader("alg", List.of("HS256")).verdict()).isEqualTo(new Refused(TOKEN_ALGORITHM));
    }

    @Test
    void refusesExtensionsThatItMustUnderstand() {
        assertThat(token().withHeader("crit", List.of("exp")).verdict()).isEqualTo(new Refused(TOKEN_MALFORMED));
        assertThat(token().withHeader("crit", List.of()).verdict()).isEqualTo(new Refused(TOKEN_MALFORMED));
        assertThat(token().withHeader("crit", null).verdict()).isEqualTo(new Refused(TOKEN_MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "at+jwt"})
    void believesTheHeaderTypesOfAccessTokens(String type) {
        assertThat(token().withHeader("typ", type).verdict()).isInstanceOf(Accepted.class);
    }

    @Test
    void believesATokenWithoutHeaderType() {
        assertThat(token().withoutHeader("typ").verdict()).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "jwt", "JWS", "logout+jwt", "better-auth.session-cache+jwt", "AT+JWT", "application/at+jwt"})
    void refusesTheHeaderTypesOfOtherTokens(String type) {
        assertThat(token().withHeader("typ", type).verdict()).isEqualTo(new Refused(TOKEN_TYPE));
    }

    @Test
    void refusesAHeaderTypeThatIsNoText() {
        assertThat(token().withHeader("typ", null).verdict()).isEqualTo(new Refused(TOKEN_TYPE));
        assertThat(token().withHeader("typ", 1).verdict()).isEqualTo(new Refused(TOKEN_TYPE));
    }
}
