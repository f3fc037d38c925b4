package dev.gatehouse.acceptance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real Better Auth, two adapters on one Redis behind a load balancer, two edges that know the balancer alone, a backend. */
final class Street implements Place, AutoCloseable {

    /** An adapter or an edge. */
    record Door(int port, int management) {

        static Door free() {
            return new Door(Program.freePort(), Program.freePort());
        }

        String url() {
            return House.url(port);
        }

        String readiness() {
            return House.url(management) + "/actuator/health/readiness";
        }
    }

    private static final String TOKEN_SECRETS = "k1:" + House.secret();
    private static final String BETTER_AUTH_SECRET = House.secret();

    final List<Door> adapters = List.of(Door.free(), Door.free());
    final List<Door> edges = List.of(Door.free(), Door.free());
    final Balancer balancer = new Balancer(adapters.stream().map(Door::port).toList());

    private final int demoPort = Program.freePort();
    private final int tasksPort = Program.freePort();
    private final int redisPort = Program.freePort();
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "GATEHOUSE_TOKEN_SECRETS", TOKEN_SECRETS,
            "EDGE_CLIENT_SECRET", House.secret(),
            "DEMO_URL", demo(),
            "ADAPTER_URL", adapter(),
            "TASKS_URL", House.url(tasksPort),
            "REPORTS_URL", House.url(tasksPort)));
    private final List<Program> programs = new ArrayList<>();
    private final Map<Door, Program> running = new HashMap<>();

    Street() {
        House.installDemo();
        programs.add(Program.start(
                "street-redis",
                Map.of(),
                "redis-server",
                "--bind",
                "127.0.0.1",
                "--port",
                "" + redisPort,
                "--save",
                "",
                "--appendonly",
                "no"));
        programs.add(Program.start(
                "street-demo",
                Map.of(
                        "PORT",
                        "" + demoPort,
                        "BETTER_AUTH_SECRET",
                        BETTER_AUTH_SECRET,
                        "BETTER_AUTH_URL",
                        demo(),
                        "BA_TEST_DOORS",
                        "1"),
                "node",
                "frontend/better-auth-demo/server.mjs"));
        programs.add(Program.jar(
                "street-tasks",
                "sample-service",
                environment,
                "--server.port=" + tasksPort,
                "--sample.issuer=" + adapter() + "/realms/main"));
        adapters.forEach(this::open);
        for (Door edge : edges) {
            programs.add(Program.jar(
                    "street-edge-" + edge.port(),
                    "edge-gateway",
                    environment,
                    House.settings("edge", edge.port(), edge.management())));
        }
        programs.get(1).awaitHealth(demo() + "/health");
        programs.get(2).awaitHealth(House.url(tasksPort) + "/actuator/health");
        adapters.forEach(this::awaitAdapter);
        for (int i = 0; i < edges.size(); i++) {
            programs.get(3 + i).awaitHealth(edges.get(i).readiness());
        }
    }

    /** Starts one of the adapters. */
    void open(Door adapter) {
        Map<String, String> secrets = new HashMap<>(environment);
        secrets.put("BETTER_AUTH_SECRET", BETTER_AUTH_SECRET);
        List<String> settings =
                new ArrayList<>(List.of(House.settings("adapter", adapter.port(), adapter.management())));
        settings.addAll(List.of(
                "--gatehouse.store.type=redis",
                "--spring.data.redis.port=" + redisPort,
                // This is no test of how fast a busy machine is.
                "--spring.data.redis.timeout=10s"));
        running.put(
                adapter,
                Program.jar(
                        "street-adapter-" + adapter.port(), "token-adapter", secrets, settings.toArray(String[]::new)));
    }

    void awaitAdapter(Door adapter) {
        at(adapter).awaitHealth(adapter.readiness());
    }

    /** Kills one of the adapters, with all that it was doing. */
    void kill(Door adapter) {
        at(adapter).kill();
    }

    private Program at(Door adapter) {
        Program program = running.get(adapter);
        if (program == null) {
            throw new IllegalStateException("nothing runs there");
        }
        return program;
    }

    @Override
    public String demo() {
        return House.url(demoPort);
    }

    /** The load balancer, which is all that anybody knows of the adapters. */
    @Override
    public String adapter() {
        return House.url(balancer.port());
    }

    @Override
    public void close() {
        running.values().forEach(Program::close);
        programs.forEach(Program::close);
        balancer.close();
    }
}
