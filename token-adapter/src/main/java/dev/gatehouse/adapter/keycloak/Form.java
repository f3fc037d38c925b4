package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.denial.Denial;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters of a form body ({@code application/x-www-form-urlencoded}), each at most once. */
record Form(Map<String, String> parameters) {

    private static final int MOST_PARAMETERS = 100;

    Form {
        parameters = Map.copyOf(parameters);
    }

    /** What became of reading a form. */
    sealed interface Reading {
        <T> T fold(Function<Form, T> read, Function<Denial, T> unreadable);
    }

    record Read(Form form) implements Reading {
        @Override
        public <T> T fold(Function<Form, T> read, Function<Denial, T> unreadable) {
            return read.apply(form);
        }
    }

    record Unreadable(Denial reason) implements Reading {
        @Override
        public <T> T fold(Function<Form, T> read, Function<Denial, T> unreadable) {
            return unreadable.apply(reason);
        }
    }

    /** Reads a body; one of another content type counts as a form without parameters, as at Keycloak. */
    static Reading read(boolean isForm, byte[] body) {
        Map<String, List<String>> all;
        try {
            all = isForm ? values(text(body)) : Map.of();
        } catch (IllegalArgumentException e) {
            return new Unreadable(Denial.FORM_MALFORMED);
        }
        if (all.size() > MOST_PARAMETERS) {
            return new Unreadable(Denial.TOO_MANY_PARAMETERS);
        }
        Map<String, String> parameters = new HashMap<>();
        all.forEach((name, values) -> parameters.put(name, values.get(0)));
        return all.values().stream().anyMatch(values -> values.size() > 1)
                ? new Unreadable(Denial.PARAMETER_DUPLICATED)
                : new Read(new Form(parameters));
    }

    /**
     * The parameters of a form or a query, each as often as it is there. Beyond too many, the rest is left out.
     *
     * @throws IllegalArgumentException if it is not percent-encoded UTF-8
     */
    static Map<String, List<String>> values(String encoded) {
        Map<String, List<String>> values = new HashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (!name.isEmpty() && values.size() <= MOST_PARAMETERS) {
                values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
            }
        }
        return values;
    }

    /** The value; empty when it was not sent, which is the same as sent empty. */
    String value(String name) {
        return parameters.getOrDefault(name, "");
    }

    @Nullable
    String orNull(String name) {
        String value = value(name);
        return value.isEmpty() ? null : value;
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
        // What is no UTF-8 was replaced by this sign; nobody means it.
        if (decoded.indexOf('\uFFFD') >= 0) {
            throw new IllegalArgumentException("no UTF-8");
        }
        return decoded;
    }

    @Override
    public String toString() {
        return "Form" + parameters.keySet();
    }
}
