package dev.gatehouse.sample.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.Base64URL;
import dev.gatehouse.sample.Token;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class AccessTokensTest {

    private static final String BETTER_AUTH_SECRET = "better-auth-secret-of-48-characters-0123456789-x";

    private final JwtDecoder rotating = AccessTokens.decoder(
            SharedSecrets.read(new MockEnvironment()
                    .withProperty("GATEHOUSE_TOKEN_SECRETS", "k2:" + Token.NEW_SECRET + ",k1:" + Token.OLD_SECRET)
                    .withProperty("BETTER_AUTH_SECRET", BETTER_AUTH_SECRET)),
            Token.ISSUER);

    private final JwtDecoder single = AccessTokens.decoder(
            SharedSecrets.read(new MockEnvironment().withProperty("BETTER_AUTH_SECRET", BETTER_AUTH_SECRET)), "");

    @Test
    void believesATokenOfTheNewSecret() {
        assertThat(rotating.decode(Token.of("ada").signed()).getSubject()).isEqualTo("ada");
    }

    @Test
    void believesATokenOfTheOldSecretWhileItIsListed() {
        String token = Token.of("ada").by("k1", Token.OLD_SECRET).signed();

        assertThat(rotating.decode(token).getSubject()).isEqualTo("ada");
    }

    @Test
    void triesEverySecretForATokenWithoutKid() {
        String token = Token.of("ada").by(null, Token.OLD_SECRET).signed();

        assertThat(rotating.decode(token).getSubject()).isEqualTo("ada");
    }

    @Test
    void believesATokenOfBetterAuthsSecretWhenThereIsNoOther() {
        String token = Token.of("ada").by("better-auth", BETTER_AUTH_SECRET).signed();

        assertThat(single.decode(token).getSubject()).isEqualTo("ada");
    }

    @Test
    void believesAnyIssuerWhenNoneIsConfigured() {
        String token = Token.of("ada")
                .by("better-auth", BETTER_AUTH_SECRET)
                .with("iss", "https://elsewhere.example/realms/main")
                .signed();

        assertThat(single.decode(token).getSubject()).isEqualTo("ada");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refuses(String reason, String token) {
        assertThatThrownBy(() -> rotating.decode(token)).isInstanceOf(JwtException.class);
    }

    static Stream<Arguments> refuses() {
        Token good = Token.of("ada");
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                Arguments.of("a refresh token", good.with("typ", "Refresh").signed()),
                Arguments.of("an ID token", good.with("typ", "ID").signed()),
                Arguments.of("a token without claim typ", good.without("typ").signed()),
                Arguments.of("a token without end", good.without("exp").signed()),
                Arguments.of(
                        "an expired token",
                        good.with("iat", now - 906).with("exp", now - 6).signed()),
                Arguments.of(
                        "an end before the beginning",
                        good.with("iat", now).with("exp", now - 1).signed()),
                Arguments.of(
                        "a token from the future", good.with("nbf", now + 60).signed()),
                Arguments.of("a token of nobody", good.without("sub").signed()),
                Arguments.of("a token of a blank subject", good.with("sub", " ").signed()),
                Arguments.of("a token without issuer", good.without("iss").signed()),
                Arguments.of(
                        "another issuer", good.with("iss", Token.ISSUER + "/").signed()),
                Arguments.of(
                        "an end that is no number", good.with("exp", "tomorrow").signed()),
                Arguments.of("another secret", good.by("k2", BETTER_AUTH_SECRET).signed()),
                Arguments.of(
                        "another secret, without kid",
                        good.by(null, BETTER_AUTH_SECRET).signed()),
                Arguments.of(
                        "the kid of another secret",
                        good.by("k1", Token.NEW_SECRET).signed()),
                Arguments.of("an unknown kid", good.by("k3", Token.NEW_SECRET).signed()),
                Arguments.of("HS384", good.by(JWSAlgorithm.HS384).signed()),
                Arguments.of("no signature", unsigned(good.signed())),
                Arguments.of("a text that is no token", "better-auth"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusesWhatBetterAuthSignsWithTheSameSecret(String what, String token) {
        assertThatThrownBy(() -> single.decode(token)).isInstanceOf(JwtException.class);
    }

    static Stream<Arguments> refusesWhatBetterAuthSignsWithTheSameSecret() {
        Token token = Token.of("ada").by(null, BETTER_AUTH_SECRET);
        long now = Instant.now().getEpochSecond();
        Map<String, Object> mail = Map.of("email", "ada@example.com", "iat", now, "exp", now + 3600);
        Map<String, Object> cache =
                Map.of("session", Map.of("id", "s"), "user", Map.of("id", "u"), "updatedAt", now, "exp", now + 300);
        return Stream.of(
                Arguments.of("a verification mail", token.onlyWith(mail).signed()),
                Arguments.of("the session cache", token.onlyWith(cache).signed()));
    }

    private static String unsigned(String token) {
        return Base64URL.encode("{\"alg\":\"none\"}") + token.substring(token.indexOf('.'), token.lastIndexOf('.') + 1);
    }
}
