package dev.gatehouse.adapter.authorize;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How an answer travels to the client (OAuth 2.0 Multiple Response Types section 2.1, Form Post Response Mode). */
public enum ResponseMode {
    QUERY,
    FRAGMENT,
    FORM_POST;

    static Optional<ResponseMode> named(String name) {
        return Stream.of(values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
