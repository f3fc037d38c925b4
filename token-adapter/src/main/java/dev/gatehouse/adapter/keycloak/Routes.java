package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.realm.Realms;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/** Which endpoint answers at which path. */
final class Routes {

    private static final Pattern REALM = Pattern.compile("(?:/admin)?/realms/([^/]+)(/.*)?");
    private static final Pattern PROTOCOL = Pattern.compile("/protocol/([^/]+)(/.*)?");

    private final Realms realms;
    private final Map<Pattern, Endpoint> endpoints;

    Routes(Realms realms, List<Route> routes) {
        this.realms = realms;
        this.endpoints = routes.stream()
                .collect(Collectors.toUnmodifiableMap(
                        route ->
                                Pattern.compile(route.path().replace(".", "\\.").replace("*", "([^/]+)")),
                        Route::endpoint));
    }

    /**
     * What a path leads to.
     *
     * @param names what stands in place of the other segments that are not fixed, decoded
     */
    record Place(Endpoint endpoint, Realm realm, List<String> names) {
        Place {
            names = List.copyOf(names);
        }
    }

    Optional<Place> find(String path) {
        return endpoints.entrySet().stream()
                .flatMap(entry -> place(entry.getKey().matcher(path), entry.getValue()).stream())
                .findFirst();
    }

    private Optional<Place> place(Matcher parts, Endpoint endpoint) {
        if (!parts.matches()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (int i = 2; i <= parts.groupCount(); i++) {
            names.add(UriUtils.decode(parts.group(i), StandardCharsets.UTF_8));
        }
        return realms.find(parts.group(1)).map(realm -> new Place(endpoint, realm, names));
    }

    /** Why nothing answers at this path. */
    Denial reasonForNothing(String path) {
        Matcher parts = REALM.matcher(path);
        if (!parts.matches()) {
            return Denial.PATH_UNKNOWN;
        }
        if (realms.find(parts.group(1)).isEmpty()) {
            return Denial.REALM_UNKNOWN;
        }
        Matcher protocol = PROTOCOL.matcher(parts.group(2) == null ? "" : parts.group(2));
        return protocol.matches() && !protocol.group(1).equals("openid-connect")
                ? Denial.PROTOCOL_UNKNOWN
                : Denial.PATH_UNKNOWN;
    }
}
