package dev.gatehouse.adapter.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells somebody what happened, and what to do about it.
 *
 * @param next what can be done right here; null for nothing
 */
public record Page(
        int status,
        String title,
        String happened,
        String advice,
        @Nullable Next next) {

    /** The next step. */
    public sealed interface Next {
        String markup();
    }

    /** Another page. */
    public record Link(String label, String href) implements Next {
        @Override
        public String markup() {
            return "<a class=\"button\" href=\"" + Markup.escape(href) + "\">" + Markup.escape(label) + "</a>\n";
        }
    }

    /** A question that a button answers with yes. */
    public record Question(String label, String action, List<Field> fields) implements Next {
        public Question {
            fields = List.copyOf(fields);
        }

        @Override
        public String markup() {
            return Markup.form(action, fields, label);
        }
    }

    /** One that leads nowhere. */
    public Page(int status, String title, String happened, String advice) {
        this(status, title, happened, advice, null);
    }

    public Document document() {
        String body = "<h1>" + Markup.escape(title) + "</h1>\n<p role=\"status\">" + Markup.escape(happened) + "</p>\n"
                + (advice.isEmpty() ? "" : "<p class=\"advice\">" + Markup.escape(advice) + "</p>\n")
                + (next == null ? "" : next.markup());
        return new Document(Markup.page(title, body), Markup.policy("script-src 'none'"));
    }
}
