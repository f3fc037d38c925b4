package dev.gatehouse.charts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;

/** Where a secret would stand in the open. */
final class Secrecy {

    /** A value that is no reference to a file that is mounted. */
    private static final Pattern SECRET = Pattern.compile(
            "(?im)^\\s*[\"']?[a-z_.-]*(secrets?|password|passwd|api-key)[\"']?\\s*[:=]\\s*(?!.*\\$\\{mounted\\.)\\S.*$");

    private Secrecy() {}

    /** Lines of these texts that give a secret away. */
    static List<String> shown(JsonNode texts) {
        return texts.properties().stream()
                .flatMap(text -> SECRET.matcher(
                                text.getKey() + ": " + text.getValue().asText())
                        .results())
                .map(found -> found.group().strip())
                .toList();
    }
}
