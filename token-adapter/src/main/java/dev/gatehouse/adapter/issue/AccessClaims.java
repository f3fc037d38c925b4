package dev.gatehouse.adapter.issue;

import dev.gatehouse.adapter.session.Identity;
import dev.gatehouse.adapter.session.Identity.Organization;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The claims of an access token, in the order in which they are written. */
final class AccessClaims {

    private final Map<String, Object> claims = new LinkedHashMap<>();
    private final TokenOrder order;

    private AccessClaims(TokenOrder order) {
        this.order = order;
    }

    /** The claims of a token that a key of its own signs. */
    static Map<String, Object> of(TokenOrder order) {
        return new AccessClaims(order).registered().authorization().profile().claims;
    }

    /**
     * The claims of a token that Better Auth's own secret signs. Better Auth takes any such token with an {@code email}
     * for its own verification mail, unless it also finds an {@code updateTo} that is no address.
     */
    static Map<String, Object> guarded(TokenOrder order) {
        Map<String, Object> claims = of(order);
        if (claims.containsKey("email")) {
            claims.put("updateTo", false);
        }
        return claims;
    }

    private AccessClaims registered() {
        claims.put("exp", order.accessEnds().getEpochSecond());
        claims.put("iat", order.issuedAt().getEpochSecond());
        claims.put("jti", order.tokenId());
        claims.put("iss", order.issuer());
        // PyJWT refuses a token with an audience when its caller names none, so there is one only when asked for.
        if (!order.audiences().isEmpty()) {
            claims.put("aud", order.audiences());
        }
        claims.put("sub", order.identity().userId());
        claims.put("typ", "Bearer");
        claims.put("azp", order.clientId());
        if (!order.identity().sessionId().isEmpty()) {
            claims.put("sid", order.identity().sessionId());
        }
        return this;
    }

    private AccessClaims authorization() {
        Identity identity = order.identity();
        claims.put("realm_access", Map.of("roles", identity.roles()));
        if (!order.roles().atClients().isEmpty()) {
            claims.put("resource_access", order.roles().resourceAccess());
        }
        if (order.roles().groups()) {
            claims.put("groups", identity.roles());
        }
        Organization organization = identity.organization();
        if (organization != null) {
            Map<String, Object> org = new LinkedHashMap<>();
            org.put("id", organization.id());
            org.put("roles", organization.roles());
            claims.put("org", org);
        }
        if (!order.act().isEmpty()) {
            claims.put("act", order.act());
        } else if (identity.actor() != null) {
            claims.put("act", Map.of("sub", identity.actor()));
        }
        claims.put("scope", order.scope());
        return this;
    }

    private AccessClaims profile() {
        Identity identity = order.identity();
        if (order.scopes().contains("email") && identity.email() != null) {
            claims.put("email_verified", identity.emailVerified());
            put("email", identity.email());
        }
        if (order.scopes().contains("profile")) {
            put("name", identity.name());
            put("preferred_username", identity.username());
            put("picture", identity.picture());
        }
        return this;
    }

    private void put(String name, @Nullable String value) {
        if (value != null) {
            claims.put(name, value);
        }
    }
}
