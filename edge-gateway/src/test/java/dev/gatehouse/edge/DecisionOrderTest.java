package dev.gatehouse.edge;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Of two things that are wrong with a request, the one that is decided first is told. */
class DecisionOrderTest {

    private static final String FOREIGN = "k2:a-secret-that-nobody-told-the-edge-about";

    @RegisterExtension
    static final RunningEdge EDGE = RunningEdge.usual();

    @Test
    void looksAtThePathBeforeTheRoute() {
        assertThat(verdict("GET /nowhere//1 HTTP/1.1")).isEqualTo("400 path_ambiguous");
    }

    @Test
    void looksAtTheMethodBeforeTheRoute() {
        assertThat(verdict("TRACE /nowhere HTTP/1.1")).isEqualTo("405 method_not_allowed");
    }

    @Test
    void looksAtThePathBeforeTheCredentials() {
        assertThat(verdict("GET /tasks//1 HTTP/1.1", "Authorization: Bearer x", "Authorization: Bearer y"))
                .isEqualTo("400 path_ambiguous");
    }

    @Test
    void looksForTheRouteBeforeTheCredentials() {
        assertThat(verdict("GET /nowhere HTTP/1.1", "Authorization: Bearer x", "Authorization: Bearer y"))
                .isEqualTo("404 route_unknown");
    }

    @Test
    void countsTheCredentialsBeforeItVerifiesThem() {
        assertThat(verdict(
                        "GET /tasks/1 HTTP/1.1",
                        token().bearer(),
                        token().expiredFor("1m").bearer()))
                .isEqualTo("400 credentials_ambiguous");
    }

    @Test
    void verifiesTheSignatureBeforeItReadsTheClaims() {
        assertThat(verdict(
                        "GET /tasks/1 HTTP/1.1",
                        token().expiredFor("1m").signedBy(FOREIGN).bearer()))
                .isEqualTo("401 token_signature");
    }

    @Test
    void verifiesTheTokenBeforeItAsksForARole() {
        assertThat(verdict("GET /vault/1 HTTP/1.1", token().expiredFor("1m").bearer()))
                .isEqualTo("401 token_expired");
    }

    @Test
    void demandsTheAudienceBeforeTheRole() {
        assertThat(verdict("GET /vault/1 HTTP/1.1", token().bearer())).isEqualTo("401 token_audience");
    }

    @Test
    void asksForTheRoleBeforeTheScope() {
        assertThat(verdict(
                        "GET /vault/1 HTTP/1.1", token().audience("vault-api").bearer()))
                .isEqualTo("403 role_missing");
    }

    @Test
    void decidesByThePolicyBeforeItWritesTheIdentity() {
        assertThat(verdict(
                        "GET /vault/1 HTTP/1.1",
                        token().audience("vault-api").subject("u".repeat(4100)).bearer()))
                .isEqualTo("403 role_missing");
    }

    @Test
    void decidesAboutTheCallerBeforeItCallsTheBackend() {
        assertThat(verdict("GET /dead/1 HTTP/1.1")).isEqualTo("401 token_missing");
    }

    private static String verdict(String requestLine, String... headers) {
        return EDGE.client().send(requestLine, headers).verdict();
    }
}
