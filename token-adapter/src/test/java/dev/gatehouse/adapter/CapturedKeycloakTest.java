package dev.gatehouse.adapter;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.BrowserCalls.Seen;
import dev.gatehouse.adapter.docs.DocTable;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests as they were sent to a Keycloak, and its answers: ours say the same, save those that a table names. */
@AdapterTest
class CapturedKeycloakTest {

    private static final String TO_SIGN_IN = "302 to http://localhost:3000/sign-in";
    private static final String NO_PASSWORDS = "400 unauthorized_client Client not allowed for direct access grants";

    /** What is answered otherwise, and how. */
    private static final Map<String, String> OTHERWISE = new TreeMap<>(Map.ofEntries(
            entry("authorize-login-page", TO_SIGN_IN),
            entry("authorize-login-submit-302", "404 HTTP 404 Not Found"),
            entry("authorize-prompt-login-with-session", TO_SIGN_IN),
            entry("cors-token-preflight-unknown-origin", "200"),
            entry("discovery-uma2-configuration", "404 HTTP 404 Not Found"),
            entry("introspect-own-token-not-in-audience", "200"),
            entry("revoke-garbage", "200"),
            entry("token-code-offline-access", "400 invalid_request Missing parameter: code"),
            entry("token-exchange-audience-unknown", "400 invalid_target Audience not found"),
            entry("token-password-es256-client", NO_PASSWORDS),
            entry("token-password-hs256-client", NO_PASSWORDS),
            entry("token-password-ok", NO_PASSWORDS),
            entry("token-password-wrong-password", NO_PASSWORDS)));

    /** Members that are not there; {@code *} for all of which there is nothing here. */
    private static final Map<String, Set<String>> LEFT_OUT = new TreeMap<>(Map.ofEntries(
            entry("account-profile-json", Set.of("userProfileMetadata")),
            entry("discovery-oauth-authorization-server", Set.of("*")),
            entry("discovery-openid-configuration", Set.of("*")),
            entry("discovery-origin-header", Set.of("*")),
            entry("discovery-rfc8414-path-insertion", Set.of("*")),
            entry("introspect-access-active", Set.of("acr", "allowed-origins", "family_name", "given_name")),
            entry("introspect-refresh-active", Set.of("*"))));

    @Autowired
    private WebTestClient client;

    @Autowired
    private Environment environment;

    @Autowired
    private TokenCalls tokens;

    @Autowired
    private TestClock clock;

    static List<String> same() {
        return CapturedPair.names().stream()
                .filter(name -> !OTHERWISE.containsKey(name))
                .toList();
    }

    static Stream<String> otherwise() {
        return OTHERWISE.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("same")
    void answersAsKeycloakDid(String name) {
        CapturedPair pair = CapturedPair.named(name);

        Seen seen = send(pair);

        new CapturedComparison(pair, LEFT_OUT.getOrDefault(name, Set.of()), "http://adapter.test").with(seen);
    }

    @ParameterizedTest
    @MethodSource("otherwise")
    void answersOtherwiseAsTheTableSays(String name) {
        assertThat(text(send(CapturedPair.named(name)))).isEqualTo(OTHERWISE.get(name));
    }

    @Test
    void saysSoInTheDocumentation() {
        DocTable.below("../keycloak.md", "Answers that differ")
                .mustSay(OTHERWISE.entrySet().stream()
                        .map(one -> List.of(DocTable.code(one.getKey()), DocTable.code(one.getValue())))
                        .toList());
        DocTable.below("../keycloak.md", "Members that are left out")
                .mustSay(LEFT_OUT.entrySet().stream()
                        .map(one -> List.of(DocTable.code(one.getKey()), members(one.getValue())))
                        .toList());
    }

    private static String members(Set<String> names) {
        return names.stream().sorted().map(DocTable::code).collect(Collectors.joining(", "));
    }

    private Seen send(CapturedPair pair) {
        BrowserCalls browser = new BrowserCalls(client, environment);
        Map<String, String> values = new CapturedScenes(tokens, browser, clock).before(pair);
        String port = environment.getRequiredProperty("local.server.port");
        URI uri = URI.create("http://127.0.0.1:" + port
                + CapturedPair.with(values, pair.request().path("path").asString()));
        WebTestClient.RequestBodySpec call = client.method(
                        HttpMethod.valueOf(pair.request().path("method").asString()))
                .uri(uri);
        pair.request().path("headers").propertyStream().forEach(header -> {
            String cookies = "better-auth.session_token=" + values.get("cookies");
            String value = CapturedPair.with(values, header.getValue().asString());
            call.header(header.getKey(), header.getKey().equals("Cookie") ? cookies : value);
        });
        return BrowserCalls.seen(pair.sent().isEmpty() ? call : call.bodyValue(CapturedPair.with(values, pair.sent())));
    }

    /** An answer in a line. */
    private static String text(Seen seen) {
        if (!seen.location().isEmpty()) {
            return seen.status() + " to " + seen.location().replaceFirst("[?#].*", "");
        }
        if (!seen.body().startsWith("{")) {
            return String.valueOf(seen.status());
        }
        JsonNode body = JsonMapper.shared().readTree(seen.body());
        return (seen.status() + " " + body.path("error").asString("") + " "
                        + body.path("error_description").asString(""))
                .strip();
    }
}
