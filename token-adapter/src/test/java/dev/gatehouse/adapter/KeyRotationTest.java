package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.adapter.TokenCalls.Answer;
import dev.gatehouse.token.TokenMinter;
import dev.gatehouse.token.key.KeyRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The token secrets in a file, changed while people refresh. */
@AdapterTest
@TestPropertySource(properties = "GATEHOUSE_TOKEN_SECRETS=")
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
class KeyRotationTest {

    private static final String OLD = "k1:the-old-secret-that-is-on-its-way-out";
    private static final String NEW = "k2:the-new-secret-that-is-about-to-come!";

    /** What is promised of a change: 5 s, and one more for whoever looks. */
    private static final Duration SOON = Duration.ofSeconds(6);

    @TempDir
    static Path folder = Path.of("");

    @Autowired
    private TokenCalls tokens;

    private Answer newest = new Answer(0, new HttpHeaders(), JsonMapper.shared().missingNode());

    @DynamicPropertySource
    static void secrets(DynamicPropertyRegistry settings) {
        settings.add(
                "gatehouse.token.secrets-file", () -> folder.resolve("secrets").toString());
    }

    @BeforeAll
    static void begin() {
        write(OLD);
    }

    @BeforeEach
    void signIn() {
        write(OLD);
        String cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");
        await().atMost(SOON).until(() -> {
            newest = tokens.exchange("web", cookie);
            return kid(newest).equals("k1");
        });
    }

    @Test
    void logsNobodyOutAtAnyStepOfARotation() {
        String byOld = newest.access();

        write(OLD + "\n" + NEW);
        await().atMost(SOON).until(() -> isActive(byOld) && active(signedBy(NEW, byOld)));
        assertThat(kid(refresh())).isEqualTo("k1");

        write(NEW + "\n" + OLD);
        await().atMost(SOON).until(() -> isActive(byOld) && kid(refresh()).equals("k2"));
        String byNew = newest.access();
        assertThat(isActive(byNew)).isTrue();

        write(NEW);
        await().atMost(SOON).until(() -> isActive(byNew) && !active(byOld));
        assertThat(kid(refresh())).isEqualTo("k2");
    }

    @Test
    void keepsTheKeysInForceWhenTheFileIsOfNoUse(CapturedOutput output) throws IOException {
        write("k1:short");
        await().atMost(SOON)
                .until(() -> output.toString().contains("secrets file is of no use, the keys in force stay"));
        assertThat(kid(refresh())).isEqualTo("k1");

        write(OLD + "\nno-kid-here-but-a-secret-all-the-same-0123456789");
        await().atMost(SOON).until(() -> output.toString().contains("in entry 2"));
        assertThat(kid(refresh())).isEqualTo("k1");

        Files.delete(folder.resolve("secrets"));
        await().atMost(SOON).until(() -> output.toString().contains("cannot be read"));
        assertThat(kid(refresh())).isEqualTo("k1");
        assertThat(output)
                .doesNotContain("k1:short")
                .doesNotContain("no-kid-here")
                .doesNotContain(OLD.substring(3));
    }

    /** Each one rotates the family, asks Better Auth with the session that is sealed in it, and must succeed. */
    private Answer refresh() {
        newest = tokens.refresh(newest.refresh());
        assertThat(newest.status()).as(newest.refusal()).isEqualTo(200);
        return newest;
    }

    /** A refusal in between would end the test, not be tried again. */
    private boolean isActive(String access) {
        assertThat(active(access)).isTrue();
        return true;
    }

    private boolean active(String access) {
        return tokens.at(
                        TokenCalls.OPENID + "/token/introspect",
                        "client_id",
                        "watch",
                        "client_secret",
                        "watch-secret",
                        "token",
                        access)
                .body()
                .path("active")
                .asBoolean();
    }

    private static String signedBy(String secret, String access) {
        Map<String, Object> claims = new LinkedHashMap<>();
        TokenCalls.claims(access)
                .propertyStream()
                .forEach(claim ->
                        claims.put(claim.getKey(), JsonMapper.shared().convertValue(claim.getValue(), Object.class)));
        return new TokenMinter(KeyRing.parse(secret)).mint(claims);
    }

    private static String kid(Answer answer) {
        JsonNode header = JsonMapper.shared()
                .readTree(Base64.getUrlDecoder().decode(answer.access().split("\\.", -1)[0]));
        return header.path("kid").asString();
    }

    /** In one step, as mounted secrets change. */
    private static void write(String text) {
        try {
            Path next = Files.writeString(folder.resolve("next"), text);
            Files.move(
                    next,
                    folder.resolve("secrets"),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
