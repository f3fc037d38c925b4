package dev.gatehouse.edge.key;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.Edge;
import dev.gatehouse.edge.RecordingBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the edge finds the secrets that it verifies with. */
class SecretSourcesTest {

    private static final String BETTER_AUTH = "the-one-secret-that-better-auth-has-too";
    private static final String OWN = "k7:a-secret-of-the-tokens-alone-and-no-other";

    private final RecordingBackend backend = RecordingBackend.start();

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void areBetterAuthsOwnWhereThereIsNoOther() {
        Map<String, String> variables = Map.of("GATEHOUSE_TOKEN_SECRETS", "", "BETTER_AUTH_SECRET", BETTER_AUTH);

        assertThat(verdicts(variables, List.of(), "better-auth:" + BETTER_AUTH, OWN))
                .containsExactly("200", "401 token_key_unknown");
    }

    @Test
    void areNotBetterAuthsWhereThereAreOthers() {
        Map<String, String> variables = Map.of("GATEHOUSE_TOKEN_SECRETS", OWN, "BETTER_AUTH_SECRET", BETTER_AUTH);

        assertThat(verdicts(variables, List.of(), OWN, "better-auth:" + BETTER_AUTH))
                .containsExactly("200", "401 token_key_unknown");
    }

    @Test
    void mayBeMountedAsFilesOfTheirNames(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("GATEHOUSE_TOKEN_SECRETS"), OWN + "\n");

        assertThat(verdicts(
                        Map.of("GATEHOUSE_TOKEN_SECRETS", ""),
                        List.of("spring.config.import=configtree:" + folder + "/"),
                        OWN))
                .containsExactly("200");
    }

    /** What the edge says to a token of each secret. */
    private List<String> verdicts(Map<String, String> variables, List<String> settings, String... secrets) {
        List<String> all = Stream.concat(
                        settings.stream(),
                        Stream.of(
                                "gatehouse.routes.tasks.path=/tasks/**", "gatehouse.routes.tasks.to=" + backend.url()))
                .toList();
        try (Edge edge = Edge.start(variables, all.toArray(String[]::new))) {
            return Stream.of(secrets)
                    .map(secret -> edge.client()
                            .get("/tasks/1", token().signedBy(secret).bearer())
                            .verdict())
                    .toList();
        }
    }
}
