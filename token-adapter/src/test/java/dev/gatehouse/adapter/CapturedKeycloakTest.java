package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Requests as they were sent to a Keycloak, and its answers: ours are the same, byte for byte in their bodies. */
@AdapterTest
class CapturedKeycloakTest {

    /** Keycloak writes them on some answers only; ours are on all. */
    private static final Set<String> OURS_TO_CHOOSE = Set.of("content-length", "vary");

    @Autowired
    private WebTestClient client;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token-missing-grant-type",
                "token-unsupported-grant",
                "token-empty-body",
                "token-wrong-content-type-json",
                "token-unknown-realm",
                "token-get-405",
                "token-password-client-not-allowed",
                "token-refresh-missing",
                "token-refresh-garbage",
                "token-client-credentials-unknown-client",
                "token-client-credentials-no-auth",
                "token-client-credentials-wrong-secret-basic",
                "token-client-credentials-wrong-secret-post",
                "token-client-credentials-public-client",
                "token-client-credentials-not-enabled",
                "realm-unknown",
                "path-unknown-under-realm",
                "cors-token-preflight",
                "cors-token-unlisted-origin"
            })
    void answersAsKeycloakDid(String name) {
        JsonNode pair = BetterAuthStub.Pair.named("keycloak/" + name).json();
        JsonNode request = pair.path("request");
        JsonNode expected = pair.path("response");

        TokenCalls.Answer answer = TokenCalls.answer(send(request));

        assertThat(answer.status()).isEqualTo(expected.path("status").asInt());
        if (expected.path("body").isObject()) {
            assertThat(answer.body()).isEqualTo(expected.path("body"));
        }
        expected.path("headers")
                .propertyStream()
                .filter(header -> !OURS_TO_CHOOSE.contains(header.getKey()))
                .forEach(header -> assertThat(answer.headers().getFirst(header.getKey()))
                        .as(header.getKey())
                        .isEqualTo(header.getValue().asString()));
        if (!expected.path("headers").has("access-control-allow-origin")) {
            assertThat(answer.headers().getAccessControlAllowOrigin()).isNull();
        }
    }

    private WebTestClient.RequestHeadersSpec<?> send(JsonNode request) {
        WebTestClient.RequestBodySpec call = client.method(
                        HttpMethod.valueOf(request.path("method").asString()))
                .uri(request.path("path").asString());
        request.path("headers")
                .propertyStream()
                .forEach(
                        header -> call.header(header.getKey(), header.getValue().asString()));
        return request.path("body").isString()
                ? call.bodyValue(request.path("body").asString())
                : call;
    }
}
