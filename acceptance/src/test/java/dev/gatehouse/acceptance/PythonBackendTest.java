package dev.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A backend in Python reads our tokens with the standard library for it and no settings. */
@ExtendWith(House.Extension.class)
class PythonBackendTest {

    private static final Path PYTHON = Program.ROOT.resolve("acceptance/target/python");

    private final House house;

    PythonBackendTest(House house) {
        this.house = house;
    }

    @Test
    void decodesARealTokenWithPyJwt() throws Exception {
        installPyJwt();
        String token = Person.signsIn(house, "ada@example.com").accessToken();

        Process decode = new ProcessBuilder(
                        PYTHON.resolve("bin/python").toString(),
                        Program.ROOT
                                .resolve("acceptance/src/test/python/decode.py")
                                .toString(),
                        token)
                .redirectErrorStream(true)
                .start();
        try (var secret = decode.getOutputStream()) {
            secret.write(house.tokenSecret.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(new String(decode.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("\"email\": \"ada@example.com\"")
                .contains("\"typ\": \"Bearer\"");
    }

    private static void installPyJwt() throws IOException {
        if (!Files.exists(PYTHON.resolve("bin/python"))) {
            run("venv", "python3", "-m", "venv", PYTHON.toString());
        }
        run("pip", PYTHON.resolve("bin/python").toString(), "-m", "pip", "install", "--quiet", "PyJWT==2.10.1");
    }

    private static void run(String name, String... command) {
        assertThat(Program.start(name, Map.of(), command).awaitExit())
                .as("install python3 with its venv module; see acceptance/target/house/" + name + ".log")
                .isZero();
    }
}
