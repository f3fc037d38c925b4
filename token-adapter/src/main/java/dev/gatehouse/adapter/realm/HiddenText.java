package dev.gatehouse.adapter.realm;

import java.util.function.Function;

/** A setting that no log line, message or dump may show. */
public final class HiddenText {

    private final String text;

    private HiddenText(String text) {
        this.text = text;
    }

    /** Called by Spring for the value of a setting. */
    public static HiddenText valueOf(String text) {
        return new HiddenText(text);
    }

    /** What {@code use} makes of the text, which must not be the text itself. */
    public <T> T into(Function<String, T> use) {
        return use.apply(text);
    }

    @Override
    public String toString() {
        return "HiddenText[" + text.length() + " characters]";
    }
}
