package dev.gatehouse.adapter.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** HTML as all pages have it. */
final class Markup {

    private static final String STYLE = resource("page.css");

    private Markup() {}

    static String page(String title, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(escape(title), STYLE, body);
    }

    /** There is no form-action in it: browsers apply that to where the site redirects to after the form, too. */
    static String policy(String scripts) {
        return "default-src 'none'; " + scripts + "; style-src " + hash(STYLE)
                + "; frame-src 'self'; frame-ancestors 'self'; object-src 'none'; base-uri 'none'";
    }

    static String form(String action, List<Field> fields, String label) {
        return "<form method=\"post\" action=\"" + escape(action) + "\">\n"
                + fields.stream().map(Field::markup).collect(Collectors.joining())
                + "<button type=\"submit\">" + escape(label) + "</button>\n</form>\n";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** What a policy calls the content of an element. */
    static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime must provide SHA-256", e);
        }
    }

    static String resource(String name) {
        try (InputStream file = Objects.requireNonNull(Markup.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
