package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatehouse.adapter.TokenCalls.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** The realm's key pairs as clients see them. */
class SigningKeysTest {

    private static final String REALM = "/realms/made";
    private static final String OPENID = REALM + "/protocol/openid-connect";

    private final Running adapter = Running.with(
            "--gatehouse.realms.made.better-auth.url=${test.better-auth}",
            "--gatehouse.realms.made.clients.rsa.secret=secret",
            "--gatehouse.realms.made.clients.rsa.grants=client-credentials",
            "--gatehouse.realms.made.clients.rsa.access-token-alg=RS256",
            "--gatehouse.realms.made.clients.ec.secret=secret",
            "--gatehouse.realms.made.clients.ec.grants=client-credentials",
            "--gatehouse.realms.made.clients.ec.access-token-alg=ES256",
            "--gatehouse.realms.made.clients.ec.id-token-alg=ES256");

    @AfterEach
    void stop() {
        adapter.close();
    }

    private JsonNode get(String path) {
        String port = adapter.context().getEnvironment().getRequiredProperty("local.server.port");
        WebTestClient client = Running.client(port);
        return TokenCalls.answer(client.get().uri(path)).body();
    }

    private JWKSet published() throws Exception {
        return JWKSet.parse(get(OPENID + "/certs").toString());
    }

    private List<String> kids() throws Exception {
        return published().getKeys().stream().map(JWK::getKeyID).toList();
    }

    private Answer token(String client) {
        return adapter.tokens()
                .at(
                        OPENID + "/token",
                        "client_id",
                        client,
                        "client_secret",
                        "secret",
                        "grant_type",
                        "client_credentials",
                        "scope",
                        "openid");
    }

    private boolean believes(String token) throws Exception {
        SignedJWT jwt = SignedJWT.parse(token);
        JWK key = published().getKeyByKeyId(jwt.getHeader().getKeyID());
        return key != null
                && jwt.verify(new DefaultJWSVerifierFactory()
                        .createJWSVerifier(jwt.getHeader(), ((AsymmetricJWK) key).toPublicKey()));
    }

    @Test
    void signsAsEachClientWantsItByKeysThatItPublishes() throws Exception {
        Answer rsa = token("rsa");
        Answer ec = token("ec");

        assertThat(believes(rsa.access())).isTrue();
        assertThat(believes(rsa.text("id_token"))).isTrue();
        assertThat(believes(ec.access())).isTrue();
        assertThat(believes(ec.text("id_token"))).isTrue();
        assertThat(SignedJWT.parse(rsa.access()).getHeader().getAlgorithm().getName())
                .isEqualTo("RS256");
        assertThat(SignedJWT.parse(ec.text("id_token"))
                        .getHeader()
                        .getAlgorithm()
                        .getName())
                .isEqualTo("ES256");
        assertThat(published().getKeys()).allMatch(key -> !key.isPrivate()).hasSize(2);
    }

    @Test
    void replacesItsKeysWithOverlap() throws Exception {
        List<String> first = kids();
        String old = token("rsa").access();

        adapter.clock().later(Duration.ofDays(89));
        assertThat(kids()).hasSize(4).containsAll(first);
        assertThat(first)
                .contains(SignedJWT.parse(token("rsa").access()).getHeader().getKeyID());
        adapter.clock().later(Duration.ofDays(1));
        String young = token("rsa").access();
        assertThat(first).doesNotContain(SignedJWT.parse(young).getHeader().getKeyID());
        assertThat(believes(young)).isTrue();
        assertThat(believes(old)).isTrue();
        adapter.clock().later(Duration.ofDays(7));

        assertThat(kids()).hasSize(2).doesNotContainAnyElementsOf(first);
    }
}
