package dev.gatehouse.adapter.page;

/**
 * A page as it is sent.
 *
 * @param html   all of it; it loads nothing
 * @param policy the {@code Content-Security-Policy} that goes with it, under which nothing else runs
 */
public record Document(String html, String policy) {

    /** It may hold a code. */
    @Override
    public String toString() {
        return "Document[" + html.length() + " characters]";
    }
}
