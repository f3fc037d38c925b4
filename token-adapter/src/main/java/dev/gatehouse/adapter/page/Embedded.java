package dev.gatehouse.adapter.page;

import java.util.Locale;

/** What keycloak-js embeds in pages of clients; a page of any site may frame them. */
public enum Embedded {
    /** Sets a cookie in a frame. */
    STEP1,
    /** Tells whether it was kept. */
    STEP2,
    /** Tells whether somebody signed in or out elsewhere. */
    LOGIN_STATUS_IFRAME;

    private final String html;
    private final String policy;

    Embedded() {
        this.html = Markup.resource(name().toLowerCase(Locale.ROOT).replace('_', '-') + ".html");
        String script = html.substring(html.indexOf("<script>") + "<script>".length(), html.indexOf("</script>"));
        this.policy = "default-src 'none'; script-src " + Markup.hash(script)
                + "; connect-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'none'";
    }

    public Document document() {
        return new Document(html, policy);
    }
}
