package dev.gatehouse.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release with all that can run on one machine: Redis, a backend, cookies, secrets that rotate, a second client. */
class TrialBootTest {

    private static final String BETTER_AUTH_SECRET = "trial-only-better-auth-secret-0123456789";

    private static final String MORE = """
            secrets:
              betterAuth: [{version: 2, key: better-auth-secret}, {version: 1, key: better-auth-old}]
              token: [{kid: k2, key: token-k2}, {kid: k1, key: token-k1}]
              values:
                better-auth-old: trial-only-better-auth-older-0123456789
                token-k2: trial-only-token-secret-second-0123456789
                desk: trial-only-secret-of-the-desk-0123456789
            realms:
              main:
                better-auth: {url: "%s"}
                clients:
                  "[desk.app]": {secret-key: desk, grants: [token-exchange]}
            edge: {redis: {host: 127.0.0.1, port: %d}, shutdown: {drainSeconds: 1}}
            adapter: {shutdown: {drainSeconds: 1}, replicas: 2, store: {type: redis}, redis: {host: 127.0.0.1, port: %d}}
            samples: {tasks: {port: %d}}
            """;

    @Test
    void takesARequestToABackend(@TempDir Path folder) throws Exception {
        int tasks = Running.freePort();
        try (BetterAuth betterAuth = new BetterAuth();
                Redis redis = new Redis()) {
            Manifests manifests = Chart.GATEHOUSE.render(
                    Project.read(Project.GOOD_VALUES.resolve("trial-values.yaml"))
                            .replace(":8082", ":" + tasks),
                    MORE.formatted(betterAuth.url(), redis.port(), redis.port(), tasks),
                    Release.freePorts());
            try (Release release = new Release(manifests, folder, "adapter", "edge", "tasks")) {
                String token = release.exchange(BETTER_AUTH_SECRET);
                HttpResponse<String> byToken = release.get("edge", "/api/tasks", "Authorization: Bearer " + token);
                HttpResponse<String> byCookie = release.get(
                        "edge",
                        "/api/tasks",
                        "Cookie: better-auth.session_token=" + BetterAuth.cookie("t1", BETTER_AUTH_SECRET));

                assertThat(byToken.body()).isEqualTo("[]");
                assertThat(byCookie.body()).isEqualTo("[]");
                assertThat(release.get("edge", "/api/tasks", "Accept: application/json")
                                .statusCode())
                        .isEqualTo(401);
                assertThat(release.stop()).containsExactly(143, 143, 143);
                assertThat(release.output()).doesNotContain("trial-only-");
            }
        }
    }
}
