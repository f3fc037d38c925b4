package dev.gatehouse.edge.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.RunningEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a backend is told of where a request came in: by a stranger, and by a proxy that is trusted. */
class ForwardedHeadersTest {

    /** Boot believes everybody's headers there, unless it is told not to. */
    @RegisterExtension
    static final RunningEdge ON_KUBERNETES = new RunningEdge()
            .variable("KUBERNETES_SERVICE_HOST", "10.0.0.1")
            .variable("KUBERNETES_SERVICE_PORT", "443")
            .route("public", "/public/**", "access=public");

    @RegisterExtension
    static final RunningEdge BEHIND_A_PROXY = new RunningEdge()
            .setting("gatehouse.trusted-proxies=127.0.0.0/8")
            .route("public", "/public/**", "access=public");

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For: 6.6.6.6, X-Forwarded-For, 127.0.0.1",
        "X-Forwarded-Host: evil.test, X-Forwarded-Host, edge.test",
        "X-Forwarded-Proto: https, X-Forwarded-Proto, http",
        "X-Forwarded-Port: 443, X-Forwarded-Port, 80",
        "Forwarded: for=6.6.6.6;host=evil.test;proto=https, X-Forwarded-Host, edge.test",
    })
    void believeNoStrangerOnKubernetesEither(String sent, String header, String told) {
        ON_KUBERNETES.client().get("/public/1", sent);

        assertThat(ON_KUBERNETES.backend().request().headers(header)).containsExactly(told);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For: 6.6.6.6, X-Forwarded-For, 6.6.6.6",
        "X-Forwarded-Host: shop.test, X-Forwarded-Host, shop.test",
        "X-Forwarded-Proto: https, X-Forwarded-Proto, https",
        "X-Forwarded-Proto: https, X-Forwarded-Port, 443",
        "X-Forwarded-Port: 8443, X-Forwarded-Port, 8443",
        "X-Forwarded-Host: a b, X-Forwarded-Host, edge.test",
        "X-Forwarded-Proto: gopher, X-Forwarded-Proto, http",
        "X-Forwarded-Port: x, X-Forwarded-Port, 80",
        "Forwarded: for=6.6.6.6, X-Forwarded-For, 127.0.0.1",
    })
    void passOnWhatATrustedProxySays(String sent, String header, String told) {
        BEHIND_A_PROXY.client().get("/public/1", sent);

        assertThat(BEHIND_A_PROXY.backend().request().headers(header)).containsExactly(told);
    }

    @Test
    void areNeverForwardedByThatName() {
        BEHIND_A_PROXY.client().get("/public/1", "Forwarded: for=6.6.6.6");

        assertThat(BEHIND_A_PROXY.backend().request().headers("Forwarded")).isEmpty();
    }
}
