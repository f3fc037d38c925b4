package dev.gatehouse.adapter.client;

import dev.gatehouse.adapter.realm.ClientSettings;
import dev.gatehouse.adapter.realm.ClientSettings.GrantName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One client of a realm and what it may ask.
 *
 * @param secret          null for a public client
 * @param scopes          what it may have; all of it when it asks for nothing
 * @param origins         whence a browser may call for it
 * @param roles           its own, in tokens for itself
 */
public record Client(
        String id,
        @Nullable ClientSecret secret,
        boolean enabled,
        Set<GrantName> grants,
        List<String> scopes,
        List<String> audiences,
        List<String> roles,
        Set<String> origins,
        Callbacks callbacks,
        Set<Privilege> privileges) {

    public Client {
        grants = Set.copyOf(grants);
        scopes = List.copyOf(scopes);
        audiences = List.copyOf(audiences);
        roles = List.copyOf(roles);
        origins = Set.copyOf(origins);
        privileges = Set.copyOf(privileges);
    }

    /** What a confidential client may do beyond asking for tokens. */
    public enum Privilege {
        /** Follow the realm's revocations. */
        FEED,
        /** Ask about tokens that are not for it. */
        INTROSPECT,
        /** Narrow tokens that are not for it. */
        DELEGATE,
        /** See and end sessions. */
        ADMIN,
        /** Have its {@code X-Forwarded-For} believed. */
        FORWARDS_ADDRESS;

        /** Its setting, such as {@code forwards-address}. */
        String setting() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public boolean may(GrantName grant) {
        return grants.contains(grant);
    }

    public boolean may(Privilege privilege) {
        return privileges.contains(privilege);
    }

    public boolean isPublic() {
        return secret == null;
    }

    /**
     * The scopes that a request for {@code asked} is granted; empty if one of them is not this client's to have. Those
     * that Keycloak gives by default are added, as it does.
     */
    public Optional<List<String>> grantScopes(String asked) {
        List<String> wanted =
                Stream.of(asked.split(" ", -1)).filter(s -> !s.isEmpty()).toList();
        if (wanted.isEmpty()) {
            return Optional.of(scopes);
        }
        if (!wanted.stream().allMatch(scope -> scope.equals("openid") || scopes.contains(scope))) {
            return Optional.empty();
        }
        Set<String> granted = new LinkedHashSet<>(ClientSettings.DEFAULT_SCOPES);
        granted.retainAll(scopes);
        granted.addAll(wanted);
        return Optional.of(List.copyOf(granted));
    }

    /** The audiences for a request that names {@code asked}; empty if it is not one of this client's. */
    public Optional<List<String>> grantAudiences(String asked) {
        if (asked.isEmpty()) {
            return Optional.of(audiences);
        }
        return audiences.contains(asked) ? Optional.of(List.of(asked)) : Optional.empty();
    }
}
