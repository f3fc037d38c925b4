package dev.gatehouse.edge.identity;

import dev.gatehouse.edge.identity.IdentityHeader.Worth;
import dev.gatehouse.token.Claims;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** The headers that tell a backend who is calling, and how many of them fit. */
final class IdentityHeaders {

    /** Names the headers that were left out, so that a backend can tell an absent claim from a dropped one. */
    static final String TRUNCATED = "X-Gatehouse-Truncated";

    private static final List<IdentityHeader> USUAL = List.of(
            new IdentityHeader("X-User-Id", "sub", Worth.NEVER_LEFT_OUT),
            new IdentityHeader("X-Session-Id", "sid", Worth.NEVER_LEFT_OUT),
            new IdentityHeader("X-Client-Id", "azp", Worth.NEVER_LEFT_OUT),
            new IdentityHeader("X-Org-Id", "org.id", Worth.NEVER_LEFT_OUT),
            new IdentityHeader("X-Actor-Id", "act.sub", Worth.NEVER_LEFT_OUT),
            new IdentityHeader("X-User-Roles", "realm_access.roles", Worth.ROLES),
            new IdentityHeader("X-User-Scopes", "scope", Worth.SCOPES),
            new IdentityHeader("X-User-Email", "email", Worth.EMAIL),
            new IdentityHeader("X-User-Email-Verified", "email_verified", Worth.EMAIL),
            new IdentityHeader("X-User-Name", "name", Worth.NAME));

    private final List<IdentityHeader> headers;
    private final long budget;

    /**
     * Takes the operator's headers on top of the usual ones.
     *
     * @param configured header name to claim; a usual name gets the claim written here
     * @param budget     bytes of names and values together
     */
    IdentityHeaders(Map<String, String> configured, long budget) {
        Map<String, IdentityHeader> byName = new LinkedHashMap<>();
        USUAL.forEach(header -> byName.put(IdentityHeader.normal(header.name()), header));
        configured.forEach((name, claim) -> byName.merge(
                IdentityHeader.normal(name),
                new IdentityHeader(name, claim, Worth.EXTRA),
                (usual, own) -> new IdentityHeader(usual.name(), claim, usual.worth())));
        this.headers = List.copyOf(byName.values());
        this.budget = budget;
    }

    List<IdentityHeader> headers() {
        return headers;
    }

    /** Name to value for these claims; empty when not even the ids fit the budget. */
    Optional<Map<String, String>> tell(Claims claims) {
        Map<String, String> told = new LinkedHashMap<>();
        for (IdentityHeader header : headers) {
            String value = header.value(claims);
            if (!value.isEmpty()) {
                told.put(header.name(), value);
            }
        }
        // An address nobody gave is neither verified nor not.
        if (!told.containsKey("X-User-Email")) {
            told.remove("X-User-Email-Verified");
        }
        return size(told) <= budget ? Optional.of(told) : shortened(told);
    }

    private Optional<Map<String, String>> shortened(Map<String, String> told) {
        StringJoiner left = new StringJoiner(",");
        for (Worth worth : Worth.values()) {
            if (worth == Worth.NEVER_LEFT_OUT) {
                break;
            }
            for (IdentityHeader header : headers) {
                if (header.worth() == worth && told.remove(header.name()) != null) {
                    left.add(header.name());
                }
            }
            told.put(TRUNCATED, left.toString());
            if (size(told) <= budget) {
                return Optional.of(told);
            }
        }
        return Optional.empty();
    }

    private static long size(Map<String, String> headers) {
        long bytes = 0;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            bytes += header.getKey().length() + header.getValue().length();
        }
        return bytes;
    }
}
