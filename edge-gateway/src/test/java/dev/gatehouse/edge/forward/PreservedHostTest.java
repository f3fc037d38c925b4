package dev.gatehouse.edge.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.RunningEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A route that tells its backend by which name the caller asked. */
class PreservedHostTest {

    @RegisterExtension
    private static final RunningEdge EDGE =
            new RunningEdge().route("all", "/**", "access=public", "filters[0]=PreserveHostHeader");

    @Test
    void isTheCallers() {
        EDGE.client().get("/");

        assertThat(EDGE.backend().request().headers("Host")).containsExactly("edge.test");
    }

    @Test
    void isTheBackendsWhereTheCallerNamedNone() {
        assertThat(EDGE.client().raw("GET / HTTP/1.0\r\n\r\n").status()).isEqualTo(200);

        assertThat(EDGE.backend().url()).endsWith(EDGE.backend().request().header("Host"));
    }
}
