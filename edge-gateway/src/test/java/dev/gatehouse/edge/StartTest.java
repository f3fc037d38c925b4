package dev.gatehouse.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What an operator reads when a setting is wrong: one paragraph on standard error, and nothing else there. */
@ExtendWith(OutputCaptureExtension.class)
class StartTest {

    private static final String SECRET = "a-secret-that-nobody-may-ever-read-in-a-log";

    /** One thing that is wrong with an edge that would start otherwise. */
    private record Wrong(String paragraph, Map<String, Object> variables, List<String> settings) {
        @Override
        public String toString() {
            return paragraph;
        }
    }

    private static Wrong setting(String paragraph, String... settings) {
        return new Wrong(paragraph, Map.of(), List.of(settings));
    }

    private static Wrong variable(String paragraph, String name, String value) {
        return new Wrong(paragraph, Map.of(name, value), List.of());
    }

    private static Wrong unreadable(String key, String value, String remedy) {
        return setting(
                key + " has a value that cannot be read (from \"" + key
                        + "\" from property source \"commandLineArgs\"): write " + remedy + ".",
                key + "=" + value);
    }

    static Stream<Wrong> mistakes() {
        return Stream.of(token(), secrets(), names(), values(), routes(), relay(), doors())
                .flatMap(all -> all);
    }

    private static Stream<Wrong> token() {
        return Stream.of(setting(
                "gatehouse.token.issuer is missing: write the iss of your tokens, which is the adapter's base"
                        + " URL and /realms/<realm>.",
                "gatehouse.token.issuer="));
    }

    private static Stream<Wrong> secrets() {
        return Stream.of(
                variable(
                        "GATEHOUSE_TOKEN_SECRETS in entry 1 has a secret of 5 bytes, and HS256 needs at least 32:"
                                + " write the output of `openssl rand -base64 32`.",
                        "GATEHOUSE_TOKEN_SECRETS",
                        "k1:short"),
                variable(
                        "GATEHOUSE_TOKEN_SECRETS in entry 1 has no kid: write kid:secret, the kid of 1 to 64 letters,"
                                + " digits, dots, dashes or underscores.",
                        "GATEHOUSE_TOKEN_SECRETS",
                        SECRET),
                variable(
                        "GATEHOUSE_TOKEN_SECRETS is missing, and so is BETTER_AUTH_SECRET: set one of them, such as"
                                + " GATEHOUSE_TOKEN_SECRETS=k1:<output of `openssl rand -base64 32`>.",
                        "GATEHOUSE_TOKEN_SECRETS",
                        ""));
    }

    private static Stream<Wrong> names() {
        return Stream.of(
                setting(
                        "gatehouse.routes.tasks.rolez is not a setting: correct the name or take it away; the nearest"
                                + " is gatehouse.routes.*.roles[].",
                        "gatehouse.routes.tasks.rolez=admin"),
                variable(
                        "GATEHOUSE_TOKEN_AUDIENZE is not a setting: correct the name or take it away; the nearest is"
                                + " gatehouse.token.audience.",
                        "GATEHOUSE_TOKEN_AUDIENZE",
                        "tasks"),
                setting(
                        "gatehosue.token.audience is not read by anything: write gatehouse in place of gatehosue.",
                        "gatehosue.token.audience=tasks"),
                variable(
                        "GATEHOSUE_TOKEN_AUDIENCE is not read by anything: write gatehouse in place of GATEHOSUE.",
                        "GATEHOSUE_TOKEN_AUDIENCE",
                        "tasks"),
                setting(
                        "gatehouse.relay.headers.X_Team would be read under another name, because Spring drops some"
                                + " characters: write \"[X_Team]\" with brackets and quotes in place of X_Team.",
                        "gatehouse.relay.headers.X_Team=team"));
    }

    private static Stream<Wrong> values() {
        return Stream.of(
                unreadable("gatehouse.routes.tasks.access", "maybe", "one of required, optional, public"),
                unreadable("gatehouse.token.clock-skew", "soon", "a time such as 5s, 15m or 7d"),
                unreadable("gatehouse.routes.tasks.to", "127.0.0.1:8082", "an address such as http://127.0.0.1:8082"));
    }

    private static Stream<Wrong> routes() {
        return Stream.of(
                setting(
                        "gatehouse.routes.tasks.path is no path pattern: Expected close capture character after"
                                + " variable name }. Write one such as /api/tasks/**.",
                        "gatehouse.routes.tasks.path=/tasks/{id"),
                setting(
                        "gatehouse.routes.tasks.path has the path and predicates of the route other: change one of"
                                + " them, or take one away.",
                        "gatehouse.routes.other.path=/tasks/**",
                        "gatehouse.routes.other.to=http://127.0.0.1:1"),
                setting(
                        "gatehouse.routes.tasks.access is public, where nobody is asked for roles, scopes, an audience"
                                + " or the like: write required, or take those away.",
                        "gatehouse.routes.tasks.access=public",
                        "gatehouse.routes.tasks.roles=admin"));
    }

    private static Stream<Wrong> relay() {
        return Stream.of(
                setting(
                        "gatehouse.routes.tasks.audience is missing, and gatehouse.relay.token is assertion: write whom"
                                + " the assertions are for, such as tasks-api.",
                        "gatehouse.relay.token=assertion"),
                setting(
                        "gatehouse.cookie.enabled is true, and cookies are traded at the adapter: write"
                                + " gatehouse.adapter.url, client-id and client-secret too, or false.",
                        "gatehouse.cookie.enabled=true"));
    }

    private static Stream<Wrong> doors() {
        return Stream.of(
                setting(
                        "gatehouse.routes.tasks.predicates[0] begins with Moon, which Spring Cloud Gateway does not"
                                + " know: write one of After, Before, Between, CloudFoundryRouteService, Cookie,"
                                + " Header, Host, Method, Path, Query, ReadBody, RemoteAddr, Version, Weight,"
                                + " XForwardedRemoteAddr.",
                        "gatehouse.routes.tasks.predicates=Moon=full"),
                setting(
                        "spring.cloud.gateway.server.webflux.routes is written, and no policy would guard it: write"
                                + " gatehouse.routes instead.",
                        "spring.cloud.gateway.server.webflux.routes[0].id=mine",
                        "spring.cloud.gateway.server.webflux.routes[0].uri=http://127.0.0.1:1"),
                setting(
                        "management.server.port is the port of the gateway itself, where health and metrics would be"
                                + " open to everybody: write another one, such as 8090.",
                        "server.port=18080",
                        "management.server.port=18080"),
                setting(
                        "the resource 'file [/no/such/edge.yaml]' via location 'file:/no/such/edge.yaml' cannot be"
                                + " found: correct spring.config.additional-location (or import), or put the file"
                                + " there.",
                        "spring.config.additional-location=file:/no/such/edge.yaml"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isToldInOneParagraphAndNothingElse(Wrong wrong, CapturedOutput output) {
        start(wrong.variables(), wrong.settings());

        assertThat(output.getErr()).isEqualTo("gatehouse did not start: " + wrong.paragraph() + "\n");
        assertThat(output.getOut()).doesNotContain("\tat ").doesNotContain("Exception");
    }

    @Test
    void listsTheFiltersThatThereAre(CapturedOutput output) {
        start(Map.of(), List.of("gatehouse.routes.tasks.filters=RemoveEverything=1"));

        assertThat(output.getErr())
                .startsWith("gatehouse did not start: gatehouse.routes.tasks.filters[0] begins with RemoveEverything,"
                        + " which Spring Cloud Gateway does not know: write one of AddRequestHeader, ");
    }

    @Test
    void neverShowsASecret(CapturedOutput output) {
        start(Map.of("GATEHOUSE_TOKEN_SECRETS", SECRET), List.of());

        assertThat(output.getAll()).doesNotContain(SECRET);
    }

    @Test
    void seesAMisspeltNameInAFileToo(@TempDir Path folder, CapturedOutput output) throws IOException {
        Path file = Files.writeString(folder.resolve("edge.yaml"), "gatehouse:\n  tokn:\n    audience: tasks\n");

        start(Map.of(), List.of("spring.config.additional-location=file:" + file));

        assertThat(output.getErr())
                .isEqualTo(
                        "gatehouse did not start: gatehouse.tokn.audience is not a setting: correct the name or take it"
                                + " away; the nearest is gatehouse.token.audience.\n");
    }

    @Test
    void namesTheLineOfBrokenYaml(@TempDir Path folder, CapturedOutput output) throws IOException {
        Path file = Files.writeString(folder.resolve("edge.yaml"), "gatehouse:\n  token: {issuer: x\n  other: [\n");

        start(Map.of(), List.of("spring.config.additional-location=file:" + file));

        assertThat(output.getErr())
                .isEqualTo("gatehouse did not start: a configuration file is not well-formed YAML (while parsing a flow"
                        + " mapping, line 3, column 8): correct it.\n");
    }

    @Test
    void namesThePortThatIsInUse(CapturedOutput output) throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            start(Map.of(), List.of("server.port=" + other.getLocalPort()));

            assertThat(output.getErr())
                    .isEqualTo("gatehouse did not start: port " + other.getLocalPort()
                            + " is in use: end the program that listens there, or set server.port (SERVER_PORT) or"
                            + " management.server.port (MANAGEMENT_SERVER_PORT) to a free one.\n");
        }
    }

    private static void start(Map<String, Object> variables, List<String> settings) {
        Map<String, Object> allVariables = new HashMap<>(Map.of("GATEHOUSE_TOKEN_SECRETS", "k1:" + SECRET));
        allVariables.putAll(variables);
        List<String> allSettings = new ArrayList<>(List.of(
                "server.port=0",
                "management.server.port=0",
                "gatehouse.token.issuer=" + Tokens.ISSUER,
                "gatehouse.routes.tasks.path=/tasks/**",
                "gatehouse.routes.tasks.to=http://127.0.0.1:1"));
        // An argument given twice would be two values of it.
        allSettings.removeIf(
                setting -> settings.stream().anyMatch(own -> own.split("=", 2)[0].equals(setting.split("=", 2)[0])));
        allSettings.addAll(settings);
        assertThatThrownBy(() -> Edge.run(allVariables, allSettings.toArray(String[]::new))
                        .close())
                .isInstanceOf(RuntimeException.class);
    }
}
