package dev.gatehouse.sample.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class SharedSecretsTest {

    private static final String SECRET = "a-shared-secret-of-48-characters-0123456789-abcd";

    private final MockEnvironment settings = new MockEnvironment();

    @Test
    void takeAllVersionsOfBetterAuthsSecret() {
        settings.setProperty("BETTER_AUTH_SECRETS", "2:" + SECRET + ", 1:" + SECRET);

        assertThat(SharedSecrets.read(settings).getKeys())
                .hasSize(2)
                .allSatisfy(key -> assertThat(key.getKeyID()).isEqualTo("better-auth"));
    }

    @Test
    void mayHoldColonsThemselves() {
        settings.setProperty("GATEHOUSE_TOKEN_SECRETS", "k1:a:" + SECRET);

        assertThat(SharedSecrets.read(settings)
                        .getKeyByKeyId("k1")
                        .toOctetSequenceKey()
                        .toByteArray())
                .isEqualTo(("a:" + SECRET).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void areMissing() {
        assertThatThrownBy(() -> SharedSecrets.read(settings))
                .hasMessage("No shared secret is set: set GATEHOUSE_TOKEN_SECRETS=k1:<secret> as the token adapter has"
                        + " it, or BETTER_AUTH_SECRET if one secret serves both.");
    }

    @Test
    void areTooShort() {
        settings.setProperty("GATEHOUSE_TOKEN_SECRETS", "k1:" + SECRET + ",k0:short");

        assertThatThrownBy(() -> SharedSecrets.read(settings))
                .hasMessage("GATEHOUSE_TOKEN_SECRETS holds a secret of 5 bytes: HS256 needs 32 or more, such as the"
                        + " output of `openssl rand -base64 32`.");
    }

    @Test
    void haveNoName() {
        settings.setProperty("GATEHOUSE_TOKEN_SECRETS", "k1:" + SECRET + "," + SECRET);

        assertThatThrownBy(() -> SharedSecrets.read(settings))
                .hasMessage("GATEHOUSE_TOKEN_SECRETS has no name before the secret in entry 2: write it as name:secret,"
                        + " several separated by commas.");
    }

    @Test
    void stopTheStartWithOneSentence() {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        StartReport report = new StartReport(new PrintStream(errors, true, StandardCharsets.UTF_8));

        boolean told = report.reportException(
                new IllegalStateException("a bean failed", new UnusableSecretException("Set the secret.")));

        assertThat(told).isTrue();
        assertThat(errors.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("Set the secret.\n");
    }

    @Test
    void leaveOtherFailuresToSpringBoot() {
        assertThat(new StartReport().reportException(new IllegalStateException("something else")))
                .isFalse();
    }
}
