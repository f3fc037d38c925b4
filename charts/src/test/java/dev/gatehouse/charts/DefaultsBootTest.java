package dev.gatehouse.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
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

    private final BetterAuth betterAuth = new BetterAuth();
    private final Manifests manifests = Chart.GATEHOUSE
            .render("""
                    baseUrl: https://auth.example.com
                    realms: {main: {better-auth: {url: "%s"}}}
                    secrets: {existingSecret: gatehouse-secrets}
                    """.formatted(betterAuth.url()), Release.freePorts())
            .with(SECRET);

    @Test
    void serveARequestAndEndWithinTheGracePeriod(@TempDir Path folder) {
        try (betterAuth;
                Release release = new Release(manifests, folder, "adapter", "edge")) {
            String token = release.exchange(BETTER_AUTH_SECRET);
            HttpResponse<String> me = release.get("edge", "/.gatehouse/me", "Authorization: Bearer " + token);

            assertThat(me.statusCode()).as(me.body()).isEqualTo(200);
            assertThat(me.body()).contains("ada@example.com");
            assertThat(release.stop()).containsExactly(143, 143);
            assertThat(release.output()).doesNotContain(BETTER_AUTH_SECRET).doesNotContain(token);
        }
    }

    @Test
    void stopTheStartWithAParagraphWhereAKeyIsMisspelt(@TempDir Path folder) {
        betterAuth.close();
        String misspelt = manifests.all().toString().replace("client-id: edge", "clint-id: edge");
        Pod pod = Pod.of(Manifests.parse(listed(misspelt)), "gatehouse-edge", folder);
        try (Running edge = Running.start(pod, "edge-gateway")) {
            assertThat(edge.exit()).isEqualTo(1);
            assertThat(edge.output())
                    .contains(
                            "gatehouse did not start: gatehouse.adapter.clint-id is not a setting: correct the name or"
                                    + " take it away; the nearest is gatehouse.adapter.client-id.")
                    .doesNotContain("\tat ");
        }
    }

    /** Trees that were printed as one list, as documents. */
    private static String listed(String trees) {
        return trees.substring(1, trees.length() - 1).replace(", {\"apiVersion\"", "\n---\n{\"apiVersion\"");
    }
}
