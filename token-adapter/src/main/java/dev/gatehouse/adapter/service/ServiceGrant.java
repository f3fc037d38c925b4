package dev.gatehouse.adapter.service;

import dev.gatehouse.adapter.client.Client;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.Authentication;
import dev.gatehouse.adapter.issue.RoleClaims;
import dev.gatehouse.adapter.issue.TokenAnswer;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import dev.gatehouse.adapter.issue.TokenAnswer.Granted;
import dev.gatehouse.adapter.issue.TokenIssuer;
import dev.gatehouse.adapter.issue.TokenOrder;
import dev.gatehouse.adapter.realm.ClientSettings.GrantName;
import dev.gatehouse.adapter.realm.Realm;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The {@code client_credentials} grant (RFC 6749 section 4.4). */
public final class ServiceGrant {

    private final TokenIssuer issuer;
    private final InstantSource clock;

    ServiceGrant(TokenIssuer issuer, InstantSource clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    public TokenAnswer redeem(Realm realm, Client client, String scope, String audience) {
        if (client.isPublic()) {
            return new Denied(Denial.SERVICE_ACCOUNT_OF_PUBLIC_CLIENT);
        }
        if (!client.may(GrantName.CLIENT_CREDENTIALS)) {
            return new Denied(Denial.SERVICE_ACCOUNT_NOT_ENABLED);
        }
        Optional<List<String>> scopes = client.grantScopes(scope);
        if (scopes.isEmpty()) {
            return new Denied(Denial.SCOPE_UNKNOWN, scope, Duration.ZERO);
        }
        Optional<List<String>> audiences = client.grantAudiences(audience);
        if (audiences.isEmpty()) {
            return new Denied(Denial.AUDIENCE_UNKNOWN);
        }
        return new Granted(
                issuer.issue(order(realm, client, ServiceAccount.scopes(scopes.get(), scope), audiences.get())));
    }

    private TokenOrder order(Realm realm, Client client, List<String> scopes, List<String> audiences) {
        Instant now = clock.instant();
        return new TokenOrder(
                realm,
                client.id(),
                ServiceAccount.of(client),
                scopes,
                audiences,
                RoleClaims.of(realm, client.id(), client.roles(), audiences),
                Map.of(),
                UUID.randomUUID().toString(),
                now,
                now.plus(realm.settings().accessToken()),
                null,
                new Authentication(null, null));
    }
}
