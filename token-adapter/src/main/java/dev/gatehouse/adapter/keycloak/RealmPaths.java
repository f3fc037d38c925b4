package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.realm.Realms;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a path names: a realm, and something in it. */
final class RealmPaths {

    private static final Pattern PATH = Pattern.compile("/realms/([^/]+)(/.*)?");
    private static final Pattern PROTOCOL = Pattern.compile("/protocol/([^/]+)(/.*)?");

    private final Realms realms;

    RealmPaths(Realms realms) {
        this.realms = realms;
    }

    /**
     * A realm, and the rest of the path below it.
     *
     * @param below empty for the realm's own document
     */
    record Place(Realm realm, String below) {}

    Optional<Place> find(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String below = parts.group(2) == null ? "" : parts.group(2);
        return realms.find(parts.group(1)).map(realm -> new Place(realm, below));
    }

    /** Why nothing answers at this path. */
    Denial reasonForNothing(String path) {
        Matcher parts = PATH.matcher(path);
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
