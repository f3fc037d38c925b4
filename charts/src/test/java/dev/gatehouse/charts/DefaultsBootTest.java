package dev.gatehouse.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three required values are enough: both programs start from what is rendered, and serve. */
class DefaultsBootTest {

    private static final String BETTER_AUTH_SECRET = "better-auth-secret-of-more-than-32-bytes";

    /** The Secret that its owner made. */
    private static final String SECRET = """
            apiVersion: v1
            kind: Secret
            metadata: {name: gatehouse-secrets}
            stringData:
              better-auth-secret: %s
              token-k1: token-secret-token-secret-token-secret
              edge-client-secret: edge-secret-edge-secret-edge-secret-edge
            """.formatted(BETTER_AUTH_SECRET);

    @Test
    void serveARequest(@TempDir Path folder) throws Exception {
        try (BetterAuth betterAuth = new BetterAuth()) {
            Manifests manifests = Chart.GATEHOUSE
                    .render(
                            """
                            baseUrl: https://auth.example.com
                            realms: {main: {better-auth: {url: "%s"}}}
                            secrets: {existingSecret: gatehouse-secrets}
                            """.formatted(betterAuth.url()),
                            "{edge: {ports: {http: %d, management: %d}}, adapter: {ports: {http: %d, management: %d}}}"
                                    .formatted(
                                            Running.freePort(),
                                            Running.freePort(),
                                            Running.freePort(),
                                            Running.freePort()))
                    .with(SECRET);
            try (Running adapter = Running.start(
                            Pod.of(manifests, "gatehouse-adapter", folder.resolve("adapter")), "token-adapter");
                    Running edge = Running.start(
                            Pod.of(manifests, "gatehouse-edge", folder.resolve("edge")), "edge-gateway")) {
                for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                    adapter.await(probe);
                    edge.await(probe);
                }

                String token = exchange(adapter.url("http"));
                HttpResponse<String> me =
                        Running.send(HttpRequest.newBuilder(URI.create(edge.url("http") + "/.gatehouse/me"))
                                .header("Authorization", "Bearer " + token));

                assertThat(me.statusCode()).as(me.body()).isEqualTo(200);
                assertThat(me.body()).contains("ada@example.com");
                assertThat(List.of(edge.stop(Duration.ofSeconds(30)), adapter.stop(Duration.ofSeconds(20))))
                        .containsOnly(143);
            }
        }
    }

    private static String exchange(String adapter) throws Exception {
        String form = "grant_type=urn:ietf:params:oauth:grant-type:token-exchange&client_id=web"
                + "&subject_token_type=urn:gatehouse:params:oauth:token-type:better-auth-session&subject_token="
                + URLEncoder.encode(BetterAuth.cookie("t1", BETTER_AUTH_SECRET), StandardCharsets.UTF_8);
        HttpResponse<String> answer =
                Running.send(HttpRequest.newBuilder(URI.create(adapter + "/realms/main/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
        JsonNode json = new ObjectMapper().readTree(answer.body());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.path("access_token").asText();
    }
}
