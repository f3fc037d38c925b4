package dev.gatehouse.edge;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a refused caller is told, on the wire. */
class RefusalTest {

    private static final RecordingBackend BACKEND = RecordingBackend.start();
    private static final Edge EDGE =
            Edge.start("gatehouse.routes.tasks.path=/tasks/**", "gatehouse.routes.tasks.to=" + BACKEND.url());

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
    void letsAGoodTokenPass() {
        assertThat(EDGE.client().get("/tasks/1", token().bearer()).verdict()).isEqualTo("200");
    }
}
