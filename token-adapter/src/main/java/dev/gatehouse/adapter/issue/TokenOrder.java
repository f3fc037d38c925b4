package dev.gatehouse.adapter.issue;

import dev.gatehouse.adapter.audit.About;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.session.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the tokens of one generation depend on, apart from the keys.
 *
 * @param roles       what the identity's roles come to
 * @param act         who acts for the subject; empty where the identity says all
 * @param tokenId     {@code jti}
 * @param accessEnds  {@code exp} of the access token
 * @param refreshEnds {@code exp} of the refresh token; null for none
 * @param authentication what an ID token tells of the signing in; null for no ID token
 */
public record TokenOrder(
        Realm realm,
        String clientId,
        Identity identity,
        List<String> scopes,
        List<String> audiences,
        RoleClaims roles,
        Map<String, Object> act,
        String tokenId,
        Instant issuedAt,
        Instant accessEnds,
        @Nullable Instant refreshEnds,
        @Nullable Authentication authentication) {

    public TokenOrder {
        scopes = List.copyOf(scopes);
        audiences = List.copyOf(audiences);
        act = Map.copyOf(act);
    }

    /** {@code iss}. */
    public String issuer() {
        return realm.issuer();
    }

    String scope() {
        return String.join(" ", scopes);
    }

    /** The same with these scopes. */
    TokenOrder with(List<String> other) {
        return new TokenOrder(
                realm,
                clientId,
                identity,
                other,
                audiences,
                roles,
                act,
                tokenId,
                issuedAt,
                accessEnds,
                refreshEnds,
                authentication);
    }

    /** Whose the tokens are. */
    public About about() {
        Object actor = act.isEmpty() ? identity.actor() : act.get("sub");
        return new About(identity.userId(), identity.sessionId(), tokenId, actor instanceof String id ? id : null);
    }
}
