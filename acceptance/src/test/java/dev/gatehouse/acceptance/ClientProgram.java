package dev.gatehouse.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A client that was made for Keycloak, as a program that does all that it can do, and says what it has done. */
enum ClientProgram {
    OPENID_CLIENT("node", "openid-client.mjs"),
    AUTH_JS("node", "auth-js.mjs"),
    KEYCLOAK_JS("node", "keycloak-js.mjs"),
    PYTHON_KEYCLOAK("python", "keycloak_client.py"),
    AUTHLIB("python", "authlib_client.py"),
    GO_OIDC("go", "main.go");

    private static final Path CLIENTS = Program.ROOT.resolve("acceptance/src/test/clients");
    private static final Path TARGET = Program.ROOT.resolve("acceptance/target");

    private final String language;
    private final String file;

    ClientProgram(String language, String file) {
        this.language = language;
        this.file = file;
    }

    /** Runs it for whoever has a Better Auth session, and gives what it printed. */
    Run run(House house, Person person) {
        Program program = Program.start(
                "client-" + name().toLowerCase(Locale.ROOT),
                Map.of("ISSUER", house.adapter() + "/realms/main", "COOKIE", person.cookie(), "PAGE_URL", house.page),
                command().toArray(String[]::new));
        return new Run(program.awaitExit(), program.output());
    }

    /** How it ended. */
    record Run(int exit, String output) {}

    private List<String> command() {
        String program = CLIENTS.resolve(language).resolve(file).toString();
        return switch (language) {
            case "node" -> {
                install(CLIENTS.resolve("node/node_modules"), "npm", "ci", "--prefix", folder());
                yield List.of("node", program);
            }
            case "python" -> {
                Path python = TARGET.resolve("python-clients");
                install(python.resolve("bin/python"), "python3", "-m", "venv", python.toString());
                install(
                        python.resolve("bin/httpx"),
                        python.resolve("bin/python").toString(),
                        "-m",
                        "pip",
                        "install",
                        "--quiet",
                        "-r",
                        CLIENTS.resolve("python/requirements.txt").toString());
                yield List.of(python.resolve("bin/python").toString(), program);
            }
            default -> {
                Path made = TARGET.resolve("go-client");
                install(made, "sh", "-c", "cd " + folder() + " && go build -o " + made + " .");
                yield List.of(made.toString());
            }
        };
    }

    private String folder() {
        return CLIENTS.resolve(language).toString();
    }

    private static void install(Path sign, String... command) {
        if (!Files.exists(sign)) {
            String name = "install-" + Path.of(command[0]).getFileName();
            if (Program.start(name, Map.of(), command).awaitExit() != 0) {
                throw new IllegalStateException("see acceptance/target/house/" + name + ".log");
            }
        }
    }
}
