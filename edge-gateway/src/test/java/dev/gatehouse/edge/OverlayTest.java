package dev.gatehouse.edge;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second source that sets one key of a broad route: Spring then lists that route first. */
class OverlayTest {

    private static final RecordingBackend BACKEND = RecordingBackend.start();
    private static final Edge EDGE = Edge.start(
            Map.of("GATEHOUSE_ROUTES_EVERYTHING_ACCESS", "public"),
            "spring.config.additional-location=file:" + file(),
            "gatehouse.routes.api.access=optional");

    private static Path file() {
        try {
            Path file = Files.createTempFile("edge", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, """
                    gatehouse:
                      routes:
                        admin:
                          path: /api/admin/**
                          to: %1$s
                          roles: [admin]
                        api:
                          path: /api/**
                          to: %1$s
                        everything:
                          path: /**
                          to: %1$s
                    """.formatted(BACKEND.url()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() {
        EDGE.close();
        BACKEND.close();
    }

    @BeforeEach
    void reset() {
        BACKEND.reset();
    }

    @Test
    void changesTheBroadRoute() {
        assertThat(verdict("/elsewhere")).isEqualTo("200");
    }

    @Test
    void changesARouteByAnArgument() {
        assertThat(verdict("/api/tasks")).isEqualTo("200");
    }

    @Test
    void neverLetsItShadowAStricterRoute() {
        assertThat(verdict("/api/admin/users")).isEqualTo("401 token_missing");
    }

    @Test
    void leavesTheDemandsOfTheStricterRoute() {
        assertThat(verdict("/api/admin/users", token().roles("user").bearer())).isEqualTo("403 role_missing");
    }

    private static String verdict(String target, String... headers) {
        return EDGE.client().get(target, headers).verdict();
    }
}
