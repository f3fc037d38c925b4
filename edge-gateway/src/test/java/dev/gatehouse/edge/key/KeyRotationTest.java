package dev.gatehouse.edge.key;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.edge.Edge;
import dev.gatehouse.edge.RawClient;
import dev.gatehouse.edge.RecordingBackend;
import dev.gatehouse.edge.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The secrets in a file, changed while requests come in. */
class KeyRotationTest {

    private static final String OLD = "k1:the-old-secret-that-is-on-its-way-out";
    private static final String NEW = "k2:the-new-secret-that-is-about-to-come!";

    /** What is promised of a change: 5 s, and one more for whoever looks. */
    private static final Duration SOON = Duration.ofSeconds(6);

    @TempDir
    Path folder = Path.of("");

    private final RecordingBackend backend = RecordingBackend.start();
    private Edge edge = Edge.start();

    @BeforeEach
    void startWithTheOldSecret() throws IOException {
        edge.close();
        write(OLD);
        edge = Edge.start(
                Map.of("GATEHOUSE_TOKEN_SECRETS", ""),
                "gatehouse.token.secrets-file=" + file(),
                "gatehouse.routes.tasks.path=/tasks/**",
                "gatehouse.routes.tasks.to=" + backend.url());
    }

    @AfterEach
    void stop() {
        edge.close();
        backend.close();
    }

    @Test
    void refusesNobodyAtAnyStepOfARotation() throws IOException {
        assertThat(verdict(OLD)).isEqualTo("200");

        write(OLD + "\n" + NEW);
        await().atMost(SOON).until(() -> alwaysGood(OLD) && verdict(NEW).equals("200"));
        write(NEW + "\n" + OLD);
        await().during(Duration.ofSeconds(3)).atMost(SOON).until(() -> alwaysGood(OLD) && alwaysGood(NEW));
        write(NEW);

        await().atMost(SOON).until(() -> alwaysGood(NEW) && verdict(OLD).equals("401 token_key_unknown"));
    }

    @Test
    void keepsTheKeysInForceWhenTheFileIsOfNoUse() throws IOException {
        write("k1:short");

        await().during(Duration.ofSeconds(3)).atMost(SOON).until(() -> alwaysGood(OLD));
        Files.delete(file());
        await().during(Duration.ofSeconds(3)).atMost(SOON).until(() -> alwaysGood(OLD));
    }

    /** A refusal in between would end the test, not be tried again. */
    private boolean alwaysGood(String secret) {
        assertThat(verdict(secret)).isEqualTo("200");
        return true;
    }

    private String verdict(String secret) {
        Tokens signed = token().signedBy(secret);
        RawClient client = edge.client();
        return client.get("/tasks/1", signed.bearer()).verdict();
    }

    private Path file() {
        return folder.resolve("secrets");
    }

    /** In one step, as mounted secrets change. */
    private void write(String text) throws IOException {
        Path next = Files.writeString(folder.resolve("next"), text);
        Files.move(next, file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
