package dev.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.token.key.KeyRing;
import dev.gatehouse.token.key.Secret;
import dev.gatehouse.token.key.SharedKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class TokenSecretsTest {

    private static final String NEW = "the-newer-secret-of-the-settings-tests";
    private static final String OLD = "the-older-secret-of-the-settings-tests";

    private final MockEnvironment settings = new MockEnvironment();
    private final TokenSecrets secrets = new TokenSecrets(settings);

    @Test
    void signsWithTheFirstAndKeepsTheOthers() {
        settings.setProperty("GATEHOUSE_TOKEN_SECRETS", "k2:" + NEW + ",k1:" + OLD);

        assertThat(kids(secrets.tokens())).containsExactly("k2", "k1");
    }

    @Test
    void takesASecretAsTheTextItIs() {
        settings.setProperty("GATEHOUSE_TOKEN_SECRETS", "k2:" + NEW);

        assertThat(isMadeOf(secrets.tokens().first(), NEW)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", " ", "\n\n"})
    void leavesTheLineEndOfAFileBehind(String end) {
        settings.setProperty("GATEHOUSE_TOKEN_SECRETS", "k2:" + NEW + end);

        assertThat(isMadeOf(secrets.tokens().first(), NEW)).isTrue();
    }

    @Test
    void readsTheDottedNameToo() {
        settings.setProperty("gatehouse.token.secrets", "k2:" + NEW);

        assertThat(kids(secrets.tokens())).containsExactly("k2");
    }

    @Test
    void keepsBothKindsApartWhenThereAreTwo() {
        settings.setProperty("GATEHOUSE_TOKEN_SECRETS", "k2:" + NEW);
        settings.setProperty("BETTER_AUTH_SECRET", OLD);

        assertThat(isMadeOf(secrets.betterAuth().orElseThrow().first(), OLD)).isTrue();
    }

    @Test
    void isNotSingleWithASecretOfItsOwn() {
        settings.setProperty("GATEHOUSE_TOKEN_SECRETS", "k2:" + NEW);
        settings.setProperty("BETTER_AUTH_SECRET", OLD);

        assertThat(secrets.single()).isFalse();
    }

    @Test
    void signsWithTheSecretOfBetterAuthWhereThereIsNoOther() {
        settings.setProperty("BETTER_AUTH_SECRET", OLD);

        assertThat(kids(secrets.tokens())).containsExactly("better-auth");
    }

    @Test
    void isSingleWithTheSecretOfBetterAuthAlone() {
        settings.setProperty("BETTER_AUTH_SECRET", OLD);

        assertThat(secrets.single()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void takesABlankVariableForNone(String blank) {
        settings.setProperty("GATEHOUSE_TOKEN_SECRETS", blank);
        settings.setProperty("BETTER_AUTH_SECRET", OLD);

        assertThat(secrets.single()).isTrue();
    }

    @Test
    void readsTheVersionsOfBetterAuthNewestFirst() {
        settings.setProperty("BETTER_AUTH_SECRETS", "2:" + NEW + ", 1:" + OLD);

        KeyRing ring = secrets.betterAuth().orElseThrow();

        assertThat(List.of(
                        isMadeOf(ring.shared().get(0), NEW),
                        isMadeOf(ring.shared().get(1), OLD)))
                .containsOnly(true);
    }

    @Test
    void prefersTheVersionsOfBetterAuthToTheOneSecret() {
        settings.setProperty("BETTER_AUTH_SECRETS", "2:" + NEW);
        settings.setProperty("BETTER_AUTH_SECRET", OLD);

        assertThat(isMadeOf(secrets.betterAuth().orElseThrow().first(), NEW)).isTrue();
    }

    @Test
    void hasNoneOfBetterAuthWhereNoneIsGiven() {
        assertThat(secrets.betterAuth()).isEmpty();
    }

    @Test
    void saysWhatToSetWhereThereIsNone() {
        assertThatThrownBy(secrets::tokens)
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("GATEHOUSE_TOKEN_SECRETS is missing, and so is BETTER_AUTH_SECRET: set one of them, such"
                        + " as GATEHOUSE_TOKEN_SECRETS=k1:<output of `openssl rand -base64 32`>.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GATEHOUSE_TOKEN_SECRETS | k1:too-short | GATEHOUSE_TOKEN_SECRETS in entry 1 has a secret of 9 bytes,"
                        + " and HS256 needs at least 32: write the output of `openssl rand -base64 32`.",
                "BETTER_AUTH_SECRET | too-short | BETTER_AUTH_SECRET has a secret of 9 bytes, and HS256 needs at least"
                        + " 32: write the output of `openssl rand -base64 32`.",
                "BETTER_AUTH_SECRETS | 1:too-short | BETTER_AUTH_SECRETS has a secret of 9 bytes, and HS256 needs at"
                        + " least 32: write the output of `openssl rand -base64 32`.",
            })
    void refusesAShortSecret(String name, String value, String paragraph) {
        settings.setProperty(name, value);

        assertThatThrownBy(secrets::tokens).isInstanceOf(InvalidSetting.class).hasMessage(paragraph);
    }

    @ParameterizedTest
    @ValueSource(strings = {"too-short", "k1:too-short", ":too-short", "k 1:too-short", "k1:x,too-short"})
    void neverShowsASecret(String value) {
        settings.setProperty("GATEHOUSE_TOKEN_SECRETS", value);

        assertThatThrownBy(secrets::tokens).isInstanceOf(InvalidSetting.class).hasMessageNotContaining("too-short");
    }

    @Test
    void refusesAKidThatStandsTwice() {
        settings.setProperty("GATEHOUSE_TOKEN_SECRETS", "k1:" + NEW + ",k1:" + OLD);

        assertThatThrownBy(secrets::tokens)
                .isInstanceOf(InvalidSetting.class)
                .hasMessage(
                        "GATEHOUSE_TOKEN_SECRETS repeats in entry 2 the kid of an earlier one: give each its own kid.");
    }

    private static List<String> kids(KeyRing ring) {
        return ring.shared().stream().map(SharedKey::kid).toList();
    }

    private static boolean isMadeOf(SharedKey key, String text) {
        byte[] message = "m".getBytes(StandardCharsets.UTF_8);
        return key.secret()
                .verifies(message, 0, message.length, Secret.ofText(text).sign(message));
    }
}
