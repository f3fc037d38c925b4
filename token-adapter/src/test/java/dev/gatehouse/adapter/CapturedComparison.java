package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.BrowserCalls.Seen;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether an answer says what Keycloak's said: the same status, headers, members and texts; ids and times are its own. */
final class CapturedComparison {

    /** Keycloak writes them on some answers only, or for caches and people who read another language. */
    private static final Set<String> OURS_TO_CHOOSE =
            Set.of("content-length", "vary", "content-language", "set-cookie");

    private static final Set<String> OF_PAGES = Set.of("content-security-policy", "x-frame-options");
    private static final Set<String> MADE = Set.of("session_state", "code");

    private final JsonNode expected;
    private final Set<String> leftOut;
    private final String base;

    CapturedComparison(CapturedPair pair, Set<String> leftOut, String base) {
        this.expected = JsonMapper.shared()
                .readTree(pair.response()
                        .toString()
                        .replace("{{base}}", base)
                        .replace("{{base:urlencoded}}", base.replace(":", "%3A").replace("/", "%2F")));
        this.leftOut = leftOut;
        this.base = base;
    }

    void with(Seen seen) {
        assertThat(seen.status()).isEqualTo(expected.path("status").asInt());
        expected.path("headers").propertyStream().forEach(header -> compare(header, seen));
        boolean framed =
                expected.path("headers").path("content-type").asString("").startsWith("text/html");
        if (framed && !expected.path("headers").has("x-frame-options")) {
            assertThat(seen.headers().containsHeader("X-Frame-Options")).isFalse();
        }
        if (!expected.path("headers").has("access-control-allow-origin")) {
            assertThat(seen.headers().getAccessControlAllowOrigin()).isNull();
        }
        compareCookies(seen);
        compareBody(seen);
    }

    private void compare(Map.Entry<String, JsonNode> header, Seen seen) {
        String name = header.getKey();
        String theirs = header.getValue().isArray()
                ? header.getValue().get(0).asString()
                : header.getValue().asString();
        String ours = String.valueOf(seen.headers().getFirst(name));
        boolean ofAPage = OF_PAGES.contains(name) && !seen.body().isEmpty();
        switch (name) {
            case "location" -> compareLocation(ours, theirs);
            case "cache-control" -> assertThat(keptFor(ours)).as(name).isLessThanOrEqualTo(keptFor(theirs));
            case "content-type" -> assertThat(mediaType(ours)).isEqualTo(mediaType(theirs));
            case "content-security-policy" -> {
                if (ofAPage) {
                    assertThat(directives(ours)).containsAll(directives(theirs));
                }
            }
            default -> {
                if (!OURS_TO_CHOOSE.contains(name) && (ofAPage || !OF_PAGES.contains(name))) {
                    assertThat(ours).as(name).isEqualTo(theirs);
                }
            }
        }
    }

    /** How much a cache may keep: the less the better. */
    private static int keptFor(String cacheControl) {
        return cacheControl.contains("no-store") ? 0 : cacheControl.contains("no-cache") ? 1 : 2;
    }

    private static String mediaType(String contentType) {
        return contentType.replaceFirst(";.*", "").toLowerCase(Locale.ROOT);
    }

    private static List<String> directives(String policy) {
        return Arrays.stream(policy.split(";", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static void compareLocation(String ours, String theirs) {
        assertThat(ours.replaceFirst("[?#].*", "")).isEqualTo(theirs.replaceFirst("[?#].*", ""));
        assertThat(ours.contains("#")).as("fragment").isEqualTo(theirs.contains("#"));
        Map<String, String> sent = BrowserCalls.parameters(ours.replaceFirst("^[^?#]*[?#]?", ""));
        Map<String, String> wanted = BrowserCalls.parameters(theirs.replaceFirst("^[^?#]*[?#]?", ""));
        assertThat(sent.keySet()).containsExactlyElementsOf(wanted.keySet());
        wanted.forEach((name, value) -> {
            if (!MADE.contains(name)) {
                assertThat(sent.get(name)).as(name).isEqualTo(value);
            }
        });
    }

    /** Of Keycloak's cookies there is one here. */
    private void compareCookies(Seen seen) {
        String theirs = expected.path("headers").path("set-cookie").toString();
        List<String> ours = seen.headers().getOrEmpty("Set-Cookie");
        boolean cleared = theirs.contains("KEYCLOAK_SESSION=;");
        if (theirs.contains("KEYCLOAK_SESSION=")) {
            assertThat(ours).anyMatch(line -> line.startsWith("KEYCLOAK_SESSION=;") == cleared);
        }
    }

    private void compareBody(Seen seen) {
        JsonNode note = expected.path("body_note");
        if (expected.path("body").isObject()) {
            compareJson(JsonMapper.shared().readTree(seen.body()), expected.path("body"));
        } else if (note.path("html").asBoolean(false)) {
            assertThat(seen.body()).contains(note.path("message").asString("")).contains("<html lang=\"en\">");
            compareForm(seen.body(), note.path("form"));
        } else {
            assertThat(seen.body()).isEmpty();
        }
    }

    private static void compareForm(String html, JsonNode form) {
        if (form.isObject()) {
            assertThat(html).contains("action=\"" + form.path("action").asString() + "\"");
            form.path("fields")
                    .propertyStream()
                    .forEach(field -> assertThat(html).contains("name=\"" + field.getKey() + "\""));
        }
    }

    private void compareJson(JsonNode ours, JsonNode theirs) {
        if (theirs.has("error") || (theirs.has("active") && theirs.size() == 1)) {
            assertThat(ours).isEqualTo(theirs);
            return;
        }
        Set<String> wanted = new TreeSet<>(theirs.propertyNames());
        wanted.removeAll(leftOut);
        Set<String> told = new TreeSet<>(ours.propertyNames());
        if (leftOut.contains("*")) {
            assertThat(wanted).containsAll(told);
        } else {
            assertThat(told).isEqualTo(wanted);
        }
        told.forEach(member -> compareMember(member, ours.path(member), theirs.path(member)));
    }

    private void compareMember(String member, JsonNode ours, JsonNode theirs) {
        // RFC 7519 section 4.1.3: one audience may be a text.
        boolean audience = member.equals("aud");
        assertThat(audience || ours.getNodeType() == theirs.getNodeType())
                .as(member)
                .isTrue();
        if (!audience && theirs.isString() && theirs.asString().startsWith(base)) {
            assertThat(ours).as(member).isEqualTo(theirs);
        }
        if (member.equals("keys")) {
            assertThat(theirs.path(0).propertyNames()).containsAll(ours.path(0).propertyNames());
        }
    }
}
