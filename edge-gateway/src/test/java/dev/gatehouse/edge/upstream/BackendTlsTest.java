package dev.gatehouse.edge.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.Edge;
import dev.gatehouse.edge.ScriptedBackend;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Backends with certificates of a private authority, which ask the edge for its own. */
class BackendTlsTest {

    private static final String BUNDLE = "spring.ssl.bundle.pem.backends.";

    private static X509Bundle authority;
    private static ScriptedBackend backend;
    private static ScriptedBackend impostor;

    @BeforeAll
    static void start() throws Exception {
        authority = new CertificateBuilder()
                .subject("CN=Private")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        backend = backend("127.0.0.1");
        impostor = backend("127.0.0.2");
    }

    @AfterAll
    static void stop() {
        backend.close();
        impostor.close();
    }

    @Test
    void areReachedWithTheBundlesAuthorityAndCertificate() throws Exception {
        assertThat(verdict(backend, trusted(), certified())).isEqualTo("200");
    }

    @Test
    void areNotBelievedWithoutTheirAuthority() {
        assertThat(verdict(backend, List.of(), List.of())).isEqualTo("502 upstream_unavailable");
    }

    @Test
    void areNotBelievedUnderAnotherName() throws Exception {
        assertThat(verdict(impostor, trusted(), certified())).isEqualTo("502 upstream_unavailable");
    }

    @Test
    void doNotTalkToAnEdgeWithoutACertificate() {
        assertThat(verdict(backend, trusted(), List.of())).isEqualTo("502 upstream_unavailable");
    }

    private static List<String> trusted() {
        return List.of(
                "spring.cloud.gateway.server.webflux.httpclient.ssl.ssl-bundle=backends",
                BUNDLE + "truststore.certificate=" + authority.getCertificatePEM());
    }

    private static List<String> certified() throws Exception {
        X509Bundle own = new CertificateBuilder().subject("CN=edge").buildIssuedBy(authority);
        return List.of(
                BUNDLE + "keystore.certificate=" + own.getCertificatePathPEM(),
                BUNDLE + "keystore.private-key=" + own.getPrivateKeyPEM());
    }

    private static String verdict(ScriptedBackend called, List<String> trust, List<String> identity) {
        List<String> settings = new ArrayList<>(List.of(
                "gatehouse.routes.all.path=/**",
                "gatehouse.routes.all.to=https://127.0.0.1:" + called.port(),
                "gatehouse.routes.all.access=public"));
        settings.addAll(trust);
        settings.addAll(identity);
        try (Edge edge = Edge.start(settings.toArray(String[]::new))) {
            return edge.client().get("/").verdict();
        }
    }

    private static ScriptedBackend backend(String address) throws Exception {
        X509Bundle own = new CertificateBuilder()
                .subject("CN=backend")
                .addSanIpAddress(address)
                .buildIssuedBy(authority);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(
                own.toKeyManagerFactory().getKeyManagers(),
                Arrays.asList(authority.toTrustManagerFactory().getTrustManagers())
                        .toArray(TrustManager[]::new),
                null);
        SSLServerSocket server = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(true);
        return ScriptedBackend.doing(server, talk -> {
            talk.head();
            talk.say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        });
    }
}
