package dev.gatehouse.edge.upstream;

import dev.gatehouse.edge.Edge;
import dev.gatehouse.edge.RawClient;
import dev.gatehouse.edge.ScriptedBackend;
import dev.gatehouse.edge.ScriptedBackend.Script;
import dev.gatehouse.edge.Wire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An edge before one backend, which each test tells what to do with the connections that come. */
final class ScriptedEdge implements BeforeAllCallback, AfterAllCallback {

    volatile Script script = talk -> {};

    private final ScriptedBackend backend = ScriptedBackend.doing(talk -> script.run(talk));
    private @Nullable Edge edge;

    @Override
    public void beforeAll(ExtensionContext tests) {
        edge = Edge.start(
                "gatehouse.routes.all.path=/**",
                "gatehouse.routes.all.to=" + backend.url(),
                "gatehouse.routes.all.access=public",
                "gatehouse.routes.all.timeout=2s");
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        started().close();
        backend.close();
    }

    /** From now on every request is answered so, and its connection closed. */
    void answers(String bytes) {
        script = talk -> {
            talk.head();
            talk.say(bytes);
        };
    }

    Wire wire() {
        return started().wire();
    }

    RawClient client() {
        return started().client();
    }

    private Edge started() {
        if (edge == null) {
            throw new IllegalStateException("the edge is started by JUnit: register this as an extension");
        }
        return edge;
    }
}
