package dev.gatehouse.edge;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Headers that a backend might act upon, under the names that WSGI, CGI and PHP would read. */
final class Watched {

    private static final Set<String> NAMES = Set.of(
            "x-user-id",
            "x-user-email",
            "x-user-email-verified",
            "x-user-name",
            "x-user-roles",
            "x-user-scopes",
            "x-session-id",
            "x-client-id",
            "x-org-id",
            "x-actor-id",
            "x-http-method",
            "x-http-method-override",
            "x-method-override",
            "x-original-url",
            "x-original-uri",
            "x-rewrite-url",
            "x-real-ip",
            "forwarded");

    private Watched() {}

    /** Those of a request: name to values. */
    static Map<String, List<String>> headers(HttpText request) {
        return request.lines().stream()
                .map(line -> line.split(":", 2))
                .filter(line -> isWatched(folded(line[0])))
                .collect(toMap(
                        line -> folded(line[0]),
                        line -> List.of(line[1].strip()),
                        (first, second) ->
                                Stream.concat(first.stream(), second.stream()).toList(),
                        TreeMap::new));
    }

    private static boolean isWatched(String name) {
        return NAMES.contains(name)
                || name.startsWith("x-gatehouse-")
                || (name.startsWith("x-forwarded-") && !name.equals("x-forwarded-"));
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-");
    }
}
