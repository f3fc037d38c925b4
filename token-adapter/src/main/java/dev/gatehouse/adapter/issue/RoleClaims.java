package dev.gatehouse.adapter.issue;

import dev.gatehouse.adapter.realm.ClientSettings;
import dev.gatehouse.adapter.realm.Realm;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What roles come to beyond their own names.
 *
 * @param atClients the roles at clients, by client, for {@code resource_access}
 * @param groups    whether the roles are told as {@code groups} too
 */
public record RoleClaims(Map<String, List<String>> atClients, boolean groups) {

    /** Nothing. */
    public static final RoleClaims NONE = new RoleClaims(Map.of(), false);

    public RoleClaims {
        atClients = Map.copyOf(atClients);
    }

    /**
     * What the realm makes of somebody's roles in a token of this client. A token that was asked for with fewer audiences
     * than the client's tells of these alone.
     */
    public static RoleClaims of(Realm realm, String clientId, Collection<String> roles, Collection<String> audiences) {
        ClientSettings client = realm.settings().clients().get(clientId);
        boolean whole = audiences.isEmpty()
                || (client != null && Set.copyOf(client.audiences()).equals(Set.copyOf(audiences)));
        Map<String, Set<String>> found = new TreeMap<>();
        Map<String, Map<String, List<String>>> meanings = realm.settings().clientRoles();
        roles.forEach(role -> meanings.getOrDefault(role, Map.of()).forEach((at, names) -> {
            if (whole || audiences.contains(at)) {
                found.computeIfAbsent(at, key -> new LinkedHashSet<>()).addAll(names);
            }
        }));
        Map<String, List<String>> atClients = new TreeMap<>();
        found.forEach((at, names) -> atClients.put(at, List.copyOf(names)));
        return new RoleClaims(atClients, client != null && client.groups());
    }

    /** {@code resource_access}, its clients in the order of their names. */
    Map<String, Object> resourceAccess() {
        Map<String, Object> access = new TreeMap<>();
        atClients.forEach((client, roles) -> access.put(client, Map.of("roles", roles)));
        return access;
    }
}
