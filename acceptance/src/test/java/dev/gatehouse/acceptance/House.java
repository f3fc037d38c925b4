package dev.gatehouse.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real Better Auth, the adapter, the edge and two backends, on free ports. Started once for all test classes that name
 * it as their extension, and handed to whoever has a parameter of its type.
 */
final class House implements Place, AutoCloseable {

    static final String PASSWORD = "password1234";

    private final List<Program> programs = new ArrayList<>();
    private final int demoPort = Program.freePort();
    private final int adapterPort = Program.freePort();
    private final int edgePort = Program.freePort();
    private final int edgeManagementPort = Program.freePort();
    private final int tasksPort = Program.freePort();
    private final int reportsPort = Program.freePort();

    /** Where a test's own Spring application may listen; the adapter knows it as the client {@code spring}. */
    final int springPort = Program.freePort();

    /** Where a page with keycloak-js is; the adapter knows it as the client {@code keycloak-js}. */
    final String page = url(Program.freePort());

    /** The secret that the backends hold. */
    final String tokenSecret = secret();

    /** The secret that only Better Auth and the adapter hold. */
    final String betterAuthSecret = secret();

    /** What the edge proves with that it is the edge. */
    final String edgeSecret = secret();

    private House() {
        installDemo();
        programs.add(Program.start(
                "demo",
                Map.of(
                        "PORT",
                        "" + demoPort,
                        "BETTER_AUTH_SECRET",
                        betterAuthSecret,
                        "BETTER_AUTH_URL",
                        demo(),
                        "BA_TRUSTED_ORIGINS",
                        adapter(),
                        "BA_TEST_DOORS",
                        "1"),
                "node",
                "frontend/better-auth-demo/server.mjs"));
        int adapterManagement = Program.freePort();
        Map<String, String> places = Map.of(
                "DEMO_URL",
                demo(),
                "ADAPTER_URL",
                adapter(),
                "TASKS_URL",
                url(tasksPort),
                "REPORTS_URL",
                url(reportsPort),
                "EDGE_CLIENT_SECRET",
                edgeSecret,
                "SPRING_URL",
                url(springPort),
                "PAGE_URL",
                page);
        programs.add(Program.jar(
                "adapter",
                "token-adapter",
                adapterSecrets(places),
                settings("adapter", adapterPort, adapterManagement)));
        programs.add(Program.jar(
                "edge", "edge-gateway", backendSecrets(places), settings("edge", edgePort, edgeManagementPort)));
        programs.add(backend("tasks", tasksPort));
        programs.add(backend("reports", reportsPort));
        programs.get(0).awaitHealth(demo() + "/health");
        programs.get(1).awaitHealth(url(adapterManagement) + "/actuator/health/readiness");
        programs.get(2).awaitHealth(url(edgeManagementPort) + "/actuator/health/readiness");
        programs.get(3).awaitHealth(url(tasksPort) + "/actuator/health");
        programs.get(4).awaitHealth(url(reportsPort) + "/actuator/health");
    }

    @Override
    public String demo() {
        return url(demoPort);
    }

    @Override
    public String adapter() {
        return url(adapterPort);
    }

    String edge() {
        return url(edgePort);
    }

    String tasks() {
        return url(tasksPort);
    }

    /** Everything that the programs have printed. */
    String output() {
        StringBuilder all = new StringBuilder();
        programs.forEach(program -> all.append(program.output()));
        return all.toString();
    }

    private Program backend(String name, int port) {
        return Program.jar(
                name,
                "sample-service",
                backendSecrets(Map.of()),
                "--server.port=" + port,
                "--spring.application.name=" + name,
                "--sample.issuer=" + adapter() + "/realms/main");
    }

    private Map<String, String> adapterSecrets(Map<String, String> places) {
        Map<String, String> environment = new HashMap<>(backendSecrets(places));
        environment.put("BETTER_AUTH_SECRET", betterAuthSecret);
        return environment;
    }

    private Map<String, String> backendSecrets(Map<String, String> places) {
        Map<String, String> environment = new HashMap<>(places);
        environment.put("GATEHOUSE_TOKEN_SECRETS", "k1:" + tokenSecret);
        return environment;
    }

    /** The file of settings of a program, and its ports. */
    static String[] settings(String program, int port, int management) {
        Path file = Program.ROOT.resolve("acceptance/src/test/resources/house/" + program + ".yaml");
        return new String[] {
            "--spring.config.additional-location=file:" + file,
            "--server.port=" + port,
            "--management.server.port=" + management
        };
    }

    static void installDemo() {
        if (!Files.exists(Program.ROOT.resolve("frontend/better-auth-demo/node_modules/better-auth"))) {
            int exit = Program.start("npm", Map.of(), "npm", "ci", "--prefix", "frontend/better-auth-demo")
                    .awaitExit();
            if (exit != 0) {
                throw new IllegalStateException("npm ci failed: see acceptance/target/house/npm.log");
            }
        }
    }

    static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    static String secret() {
        byte[] bytes = new byte[24];
        new Random().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        programs.forEach(Program::close);
    }

    /** Starts the house before the first test that needs it and ends it after the last. */
    static final class Extension implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == House.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(House.class))
                    .computeIfAbsent(House.class, key -> new House(), House.class);
        }
    }
}
