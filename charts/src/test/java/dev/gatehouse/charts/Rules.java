package dev.gatehouse.charts;

import com.fasterxml.jackson.databind.JsonNode;

/** What types cannot say of the objects of a release. */
final class Rules {

    private Rules() {}

    /** Whether a selector finds pods with such labels; an empty one finds all, and is never meant. */
    static boolean selects(JsonNode selector, JsonNode labels) {
        return !selector.isEmpty()
                && selector.properties().stream()
                        .allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())));
    }
}
