package dev.gatehouse.charts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A chart's {@code values.schema.json}, asked by the names of values. */
record Schema(JsonNode root) {

    static Schema of(Chart chart) {
        try {
            return new Schema(
                    new ObjectMapper().readTree(Project.read(chart.folder().resolve("values.schema.json"))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What is said of a value; missing if it may not be written.
     *
     * @param name such as {@code edge.image.tag}, with {@code *} for a name that users choose
     */
    JsonNode at(String name) {
        JsonNode here = root;
        for (String part : name.split("\\.", -1)) {
            here = resolved(here);
            JsonNode named = here.path("properties").path(part);
            here = named.isMissingNode() ? here.path("additionalProperties") : named;
        }
        return resolved(here);
    }

    boolean knows(String name) {
        return at(name).isObject();
    }

    /** Whether it has values of its own whose names are the chart's. */
    boolean closed(String name) {
        JsonNode schema = at(name);
        return schema.has("properties") && schema.path("additionalProperties").isBoolean() && !optional(name);
    }

    /** Settings of the programs, which stand in the values only where the chart has something to say. */
    private static boolean optional(String name) {
        return name.endsWith(".settings");
    }

    /** All values whose names are the chart's, save those that only charts above this one set. */
    SortedSet<String> written() {
        SortedSet<String> names = new TreeSet<>();
        collect("", root, names);
        names.remove("global");
        names.remove("enabled");
        return names;
    }

    private void collect(String at, JsonNode schema, SortedSet<String> names) {
        resolved(schema).path("properties").properties().forEach(entry -> {
            String name = at.isEmpty() ? entry.getKey() : at + "." + entry.getKey();
            names.add(name);
            if (closed(name)) {
                collect(name, entry.getValue(), names);
            }
        });
    }

    /** The values below one that hold no others; {@code *} stands for names that users choose. */
    List<String> leaves(String name) {
        JsonNode schema = at(name);
        List<String> leaves = new ArrayList<>();
        schema.path("properties").properties().forEach(entry -> leaves.addAll(leaves(name + "." + entry.getKey())));
        if (schema.path("additionalProperties").isObject()) {
            leaves.addAll(leaves(name + ".*"));
        }
        return leaves.isEmpty() ? List.of(name) : leaves;
    }

    private JsonNode resolved(JsonNode schema) {
        String ref = schema.path("$ref").asText();
        return ref.isEmpty() ? schema : root.at(ref.substring(1));
    }
}
