package dev.gatehouse.adapter.authorize;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a request for a code, as they came: each as often as it was sent. */
public record Parameters(Map<String, List<String>> values) {

    public Parameters {
        values = Map.copyOf(values);
    }

    /** The value; empty when it was not sent, which is the same as sent empty. */
    public String value(String name) {
        List<String> found = values.getOrDefault(name, List.of());
        return found.isEmpty() ? "" : found.get(0);
    }

    @Nullable
    String orNull(String name) {
        String value = value(name);
        return value.isEmpty() ? null : value;
    }

    boolean isRepeated(String name) {
        return values.getOrDefault(name, List.of()).size() > 1;
    }

    boolean anyIsRepeated() {
        return values.values().stream().anyMatch(found -> found.size() > 1);
    }

    @Override
    public String toString() {
        return "Parameters" + values.keySet();
    }
}
