package dev.gatehouse.edge.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.Edge;
import dev.gatehouse.edge.RecordingBackend;
import dev.gatehouse.edge.Wire;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same guard behind TLS. */
class ServerTlsTest {

    private static final String GOOD = "GET /1 HTTP/1.1\r\nHost: edge.test\r\n\r\n";
    private static final String BAD = "GET /1?| HTTP/1.1\r\nHost: edge.test\r\n\r\n";

    private static RecordingBackend backend;
    private static Edge edge;
    private static SocketFactory sockets;

    @BeforeAll
    static void start() throws Exception {
        X509Bundle own = new CertificateBuilder()
                .subject("CN=edge.test")
                .addSanDnsName("edge.test")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {own.toTrustManager()}, null);
        sockets = tls.getSocketFactory();
        backend = RecordingBackend.start();
        edge = Edge.start(
                "server.ssl.certificate=" + own.getCertificatePEM(),
                "server.ssl.certificate-private-key=" + own.getPrivateKeyPEM(),
                "management.server.ssl.enabled=false",
                "gatehouse.routes.all.path=/**",
                "gatehouse.routes.all.to=" + backend.url(),
                "gatehouse.routes.all.access=public");
    }

    @AfterAll
    static void stop() {
        edge.close();
        backend.close();
    }

    @Test
    void letsGoodRequestsPass() {
        try (Wire wire = Wire.to(edge.port(), sockets)) {
            assertThat(Stream.generate(() -> wire.send(GOOD).answer().status()).limit(3))
                    .containsOnly(200);
        }
    }

    @Test
    void tellsTheBackendThatItWasHttps() {
        try (Wire wire = Wire.to(edge.port(), sockets)) {
            backend.reset();
            wire.send(GOOD).answer();

            assertThat(backend.request().header("X-Forwarded-Proto")).isEqualTo("https");
        }
    }

    @Test
    void refusesBadOnesAndHangsUp() {
        try (Wire wire = Wire.to(edge.port(), sockets)) {
            assertThat(wire.send(GOOD + BAD).answer().status()).isEqualTo(200);
            assertThat(wire.answer().verdict()).isEqualTo("400 request_malformed");
            assertThat(wire.over()).isTrue();
        }
    }
}
