package dev.gatehouse.edge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One edge before one recording backend, shared by the tests of a class; each test finds the backend as new. */
public final class RunningEdge implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private static final RunningEdge USUAL = new RunningEdge()
            .route("tasks", "/tasks/**")
            .route("optional", "/optional/**", "access=optional")
            .route("public", "/public/**", "access=public")
            .route("reports", "/reports/**", "audience=reports-api")
            .route("admin", "/admin/**", "roles=admin")
            .route("write", "/write/**", "scopes=write")
            .route("vault", "/vault/**", "roles=admin", "scopes=write", "audience=vault-api")
            .setting("gatehouse.routes.dead.path=/dead/**")
            .setting("gatehouse.routes.dead.to=http://127.0.0.1:1");

    private final RecordingBackend backend = RecordingBackend.start();
    private final List<String> settings = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private @Nullable Edge edge;

    /**
     * The edge that most tests share, because a start takes seconds. Its routes: {@code tasks} asks for a token alone,
     * {@code reports} for an audience, {@code admin} for a role, {@code write} for a scope, {@code vault} for all three;
     * behind {@code dead} nobody listens.
     */
    public static RunningEdge usual() {
        return USUAL;
    }

    /** A route to the backend, with further keys of it such as {@code roles=admin}. */
    public RunningEdge route(String name, String path, String... keys) {
        String route = "gatehouse.routes." + name + ".";
        settings.add(route + "path=" + path);
        settings.add(route + "to=" + backend.url());
        for (String key : keys) {
            settings.add(route + key);
        }
        return this;
    }

    public RunningEdge setting(String setting) {
        settings.add(setting);
        return this;
    }

    public RunningEdge variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    public RecordingBackend backend() {
        return backend;
    }

    public RawClient client() {
        return started().client();
    }

    /** A connection of its own to the public port. */
    public Wire wire() {
        return started().wire();
    }

    /** The public port. */
    public int port() {
        return started().port();
    }

    public RawClient managementClient() {
        return started().managementClient();
    }

    private Edge started() {
        if (edge == null) {
            throw new IllegalStateException("the edge is started by JUnit: register this as an extension");
        }
        return edge;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (edge == null) {
            edge = Edge.start(variables, settings.toArray(String[]::new));
        }
        if (this == USUAL) {
            context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).computeIfAbsent(RunningEdge.class, once ->
                    (AutoCloseable) this::stop);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        backend.reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (this != USUAL) {
            stop();
        }
    }

    private void stop() {
        started().close();
        backend.close();
    }
}
