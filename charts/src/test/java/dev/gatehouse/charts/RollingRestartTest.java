package dev.gatehouse.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Edges and adapters are told to stop under load, from rendered settings, and nobody notices. By hand, with all four of
 * them replaced: {@code mvn -pl charts verify -Dtest=RollingRestartTest -Drolling.seconds=60}.
 */
class RollingRestartTest {

    private static final int SECONDS = Integer.getInteger("rolling.seconds", 10);
    private static final boolean ALL = SECONDS >= 60;

    private static final Map<String, String> SECRETS = Map.of(
            "betterAuth", "rolling-better-auth-secret-of-32-bytes-or-more",
            "token", "rolling-token-secret-of-32-bytes-or-more",
            "edge", "rolling-edge-secret-of-32-bytes-or-more");

    private final int edgePort = Running.freePort();
    private final int adapterPort = Running.freePort();
    private final int backendPort = Running.freePort();
    private final int betterAuthPort = Running.freePort();

    @TempDir
    private Path folder;

    @Test
    void isNoticedByNobody() throws IOException, InterruptedException {
        try (Redis redis = new Redis()) {
            Map<String, Object> plan = Map.of(
                    "seconds", SECONDS,
                    "secrets", SECRETS,
                    "edgePort", edgePort,
                    "adapterPort", adapterPort,
                    "backendPort", backendPort,
                    "betterAuthPort", betterAuthPort,
                    "edges", pods("edge", redis),
                    "adapters", pods("adapter", redis));
            Path file = folder.resolve("plan.json");
            Files.write(file, new ObjectMapper().writeValueAsBytes(plan));
            Path log = folder.resolve("rolling.log");

            int exit = new ProcessBuilder(
                            "node", Project.ROOT.resolve("bench/rolling.mjs").toString(), file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();

            System.out.println(Project.read(log));
            assertThat(exit).as(Project.read(log)).isZero();
            assertThat(Project.read(log)).contains("\n0 failed\n");
        }
    }

    private Map<String, List<Map<String, Object>>> pods(String part, Redis redis) {
        return Map.of(
                "old", IntStream.range(0, 2).mapToObj(i -> pod(part, i, redis)).toList(),
                "fresh",
                        IntStream.range(2, ALL ? 4 : 2)
                                .mapToObj(i -> pod(part, i, redis))
                                .toList());
    }

    private Map<String, Object> pod(String part, int number, Redis redis) {
        Manifests manifests = Chart.GATEHOUSE.render(
                """
                baseUrl: http://127.0.0.1:%d
                secrets:
                  values: {better-auth-secret: %s, token-k1: %s, edge-client-secret: %s}
                realms: {main: {better-auth: {url: "http://127.0.0.1:%d/api/auth"}}}
                routes:
                  tasks: {path: /api/tasks/**, to: "http://127.0.0.1:%d", strip-prefix: 2}
                edge: {settings: {cookie: {enabled: true, origins: ["http://localhost:3000"]}}}
                adapter: {replicas: 2, store: {type: redis}, redis: {host: 127.0.0.1, port: %d}}
                """.formatted(
                                adapterPort,
                                SECRETS.get("betterAuth"),
                                SECRETS.get("token"),
                                SECRETS.get("edge"),
                                betterAuthPort,
                                backendPort,
                                redis.port()),
                Release.freePorts());
        Path root = folder.resolve(part + number);
        Pod pod = Pod.of(manifests, "gatehouse-" + part, root, Map.of("gatehouse-adapter", adapterPort));
        Map<String, Object> described = new TreeMap<>();
        described.put("name", part + " " + (number + 1));
        described.put("folder", root.toString());
        described.put("command", Running.command(pod, Release.program(part)));
        described.put("environment", pod.environment());
        described.put("port", pod.port("http"));
        described.put("management", pod.port("management"));
        described.put("graceSeconds", pod.graceSeconds());
        return described;
    }
}
