package dev.gatehouse.adapter.page;

/** A hidden field of a form. */
public record Field(String name, String value) {

    String markup() {
        return "<input type=\"hidden\" name=\"" + Markup.escape(name) + "\" value=\"" + Markup.escape(value) + "\">\n";
    }

    /** It may hold a code. */
    @Override
    public String toString() {
        return "Field[" + name + "]";
    }
}
