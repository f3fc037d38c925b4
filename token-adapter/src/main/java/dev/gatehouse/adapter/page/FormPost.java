package dev.gatehouse.adapter.page;

import java.util.List;

/**
 * Sends a form to another site as soon as it is shown (OAuth 2.0 Form Post Response Mode), by a button where scripts are
 * off.
 */
public record FormPost(String action, List<Field> fields) {

    private static final String TITLE = "Signing you in";
    private static final String SCRIPT = "document.forms[0].submit();";

    public FormPost {
        fields = List.copyOf(fields);
    }

    public Document document() {
        String body = "<h1>" + TITLE + "</h1>\n"
                + "<p role=\"status\">You are on your way back to the application.</p>\n"
                + Markup.form(action, fields, "Continue")
                + "<script>" + SCRIPT + "</script>\n";
        return new Document(Markup.page(TITLE, body), Markup.policy("script-src " + Markup.hash(SCRIPT)));
    }
}
