package dev.gatehouse.adapter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request as it was sent to a Keycloak, and its answer. Tokens, codes and cookies stand in it as {@code {{name}}}. */
record CapturedPair(String name, JsonNode json) {

    private static final Path FOLDER = Path.of("src/test/resources/captured/keycloak");

    static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".json"))
                    .map(file -> file.substring(0, file.length() - ".json".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CapturedPair named(String name) {
        try {
            return new CapturedPair(
                    name, JsonMapper.shared().readTree(Files.readString(FOLDER.resolve(name + ".json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode request() {
        return json.path("request");
    }

    JsonNode response() {
        return json.path("response");
    }

    /** The text of the body that was sent; empty for none. */
    String sent() {
        return request().path("body").asString("");
    }

    boolean mentions(String placeholder) {
        return request().toString().contains("{{" + placeholder + "}}");
    }

    String header(String name) {
        return request().path("headers").path(name).asString("");
    }

    /** The realm in the path. */
    String realm() {
        return request().path("path").asString().replaceFirst("^/realms/([^/?]+).*$", "$1");
    }

    /** A parameter of the form that was sent; empty for none. */
    String field(String name) {
        return BrowserCalls.parameters(sent()).getOrDefault(name, "");
    }

    /** The claim of the token that was sent. */
    JsonNode claim(String token, String claim) {
        return json.path("tokens").path(token).path("claims").path(claim);
    }

    static String with(Map<String, String> values, String text) {
        String all = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            all = all.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        return all;
    }
}
