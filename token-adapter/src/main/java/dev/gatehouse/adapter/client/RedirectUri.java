package dev.gatehouse.adapter.client;

import java.util.regex.Pattern;

/**
 * An address of a client's to which browsers may be sent. It is compared letter by letter (RFC 9700 section 2.1); one that
 * ends in {@code *} matches whatever begins like it.
 *
 * @param written as the setting has it
 */
record RedirectUri(String written) {

    /** Scheme and host in lower case, no user, no fragment; or a scheme of an app's own (RFC 8252 section 7.1). */
    private static final Pattern WEB = Pattern.compile("https?://[a-z0-9.\\-\\[\\]:]+(/[^#*]*\\*?)?");

    private static final Pattern APP = Pattern.compile("[a-z][a-z0-9+-]*(\\.[a-z0-9+-]+)+:/[^#*]*");

    /** What browsers or servers may read otherwise than it is written; in the query a slash is a character like others. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("[^!-~]|[\\\\#<>\"]|%00|^[^?]*(?i:%2e|%2f|%5c)|^[^?]*/\\.\\.?(/|\\?|$)");

    private static final int LONGEST = 2048;

    /**
     * Reads a setting.
     *
     * @throws IllegalArgumentException if it could lead somewhere else than it says
     */
    static RedirectUri of(String written) {
        boolean web = WEB.matcher(written).matches();
        boolean path = !written.endsWith("*") || written.endsWith("/*");
        if (!(web || APP.matcher(written).matches())
                || !path
                || AMBIGUOUS.matcher(written).find()) {
            throw new IllegalArgumentException("is no redirect URI");
        }
        return new RedirectUri(written);
    }

    boolean isWildcard() {
        return written.endsWith("*");
    }

    boolean matches(String uri) {
        if (uri.length() > LONGEST || AMBIGUOUS.matcher(uri).find()) {
            return false;
        }
        // As at Keycloak, http://app/* means http://app too.
        String prefix = isWildcard() ? written.substring(0, written.length() - 1) : written;
        return isWildcard() ? uri.startsWith(prefix) || uri.equals(prefix.replaceFirst("/$", "")) : uri.equals(written);
    }

    /** Scheme, host and port; empty for an app's own scheme. */
    String origin() {
        return written.startsWith("http") ? written.replaceFirst("^(https?://[^/]+).*$", "$1") : "";
    }
}
