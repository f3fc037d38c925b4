package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.issue.RoleClaims;
import dev.gatehouse.adapter.issue.TokenOrder;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.session.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A user's access token that is in force, as its record tells it.
 *
 * @param id       {@code jti}
 * @param identity who the user is by now
 * @param clientId the client that the token was made for
 * @param owner    the client that the user signed in with, which is another one for a narrowed token
 * @param act      who acts for the user by a narrowed token, as the token says; empty for any other
 * @param ends     when it ends, by its own word and by the record's
 */
public record LiveToken(
        String id,
        Identity identity,
        String clientId,
        String owner,
        List<String> scopes,
        List<String> audiences,
        Map<String, Object> act,
        Instant issuedAt,
        Instant ends) {

    public LiveToken {
        scopes = List.copyOf(scopes);
        audiences = List.copyOf(audiences);
        act = Map.copyOf(act);
    }

    /** What it would be if it were made now. */
    public TokenOrder order(Realm realm) {
        return new TokenOrder(
                realm,
                clientId,
                identity,
                scopes,
                audiences,
                RoleClaims.of(realm, clientId, identity.roles(), audiences),
                act,
                id,
                issuedAt,
                ends,
                null,
                null);
    }

    public String userId() {
        return identity.userId();
    }

    /** Whether the user has the role and acts in person: no service in the user's name, nor an admin as somebody else. */
    public boolean inPersonWith(String role) {
        return identity.roles().contains(role) && identity.actor() == null && !narrowed();
    }

    /** Whether it was made for a service that acts for the user, and not for the user's own client. */
    public boolean narrowed() {
        return id.indexOf('-', id.lastIndexOf('.')) >= 0;
    }
}
