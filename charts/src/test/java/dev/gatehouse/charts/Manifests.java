package dev.gatehouse.charts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The objects of a release, as trees. */
record Manifests(List<JsonNode> all) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads documents of YAML.
     *
     * @throws org.yaml.snakeyaml.error.YAMLException also for a key that stands twice, of which Helm takes the last
     */
    static Manifests parse(String text) {
        List<JsonNode> documents = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(strict())).loadAll(text)) {
            if (document instanceof Map<?, ?> map && !map.isEmpty()) {
                documents.add(JSON.valueToTree(map));
            }
        }
        return new Manifests(List.copyOf(documents));
    }

    private static LoaderOptions strict() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return options;
    }

    List<JsonNode> of(String kind) {
        return all.stream()
                .filter(one -> kind.equals(one.path("kind").asText()))
                .toList();
    }

    JsonNode get(String kind, String name) {
        return find(kind, name)
                .orElseThrow(() -> new AssertionError("there is no " + kind + " " + name + " among " + names()));
    }

    Optional<JsonNode> find(String kind, String name) {
        return of(kind).stream().filter(one -> name.equals(nameOf(one))).findFirst();
    }

    /** Kind and name of each, in the order of the release. */
    List<String> names() {
        return all.stream()
                .map(one -> one.path("kind").asText() + " " + nameOf(one))
                .toList();
    }

    Manifests with(String yaml) {
        List<JsonNode> more = new ArrayList<>(all);
        more.addAll(parse(yaml).all);
        return new Manifests(List.copyOf(more));
    }

    static String nameOf(JsonNode document) {
        return document.at("/metadata/name").asText();
    }
}
