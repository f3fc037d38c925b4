package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.address.ClientAddresses;
import dev.gatehouse.adapter.client.Client;
import dev.gatehouse.adapter.client.ClientCredentials;
import dev.gatehouse.adapter.client.Clients;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.exchange.ExchangeGrant;
import dev.gatehouse.adapter.exchange.ExchangeRequest;
import dev.gatehouse.adapter.issue.TokenAnswer;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import dev.gatehouse.adapter.realm.ClientSettings.GrantName;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.refresh.RefreshGrant;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** The token endpoint (RFC 6749 section 3.2): which grant is asked for, by whom, and from where. */
final class TokenEndpoint {

    private final Clients clients;
    private final ClientAddresses addresses;
    private final ExchangeGrant exchange;
    private final RefreshGrant refresh;

    TokenEndpoint(Clients clients, ClientAddresses addresses, ExchangeGrant exchange, RefreshGrant refresh) {
        this.clients = clients;
        this.addresses = addresses;
        this.exchange = exchange;
        this.refresh = refresh;
    }

    /** One request to it. */
    record Call(Realm realm, Form form, ServerHttpRequest http) {

        HttpHeaders headers() {
            return http.getHeaders();
        }

        @Nullable
        InetAddress peer() {
            InetSocketAddress remote = http.getRemoteAddress();
            return remote == null ? null : remote.getAddress();
        }
    }

    Mono<TokenAnswer> answer(Call call) {
        Optional<Grant> grant = Grant.named(call.form().value("grant_type"));
        if (grant.isEmpty()) {
            return denied(
                    call.form().value("grant_type").isEmpty()
                            ? Denial.GRANT_TYPE_MISSING
                            : Denial.GRANT_TYPE_UNSUPPORTED);
        }
        ClientCredentials credentials = ClientCredentials.read(
                call.headers().getOrEmpty(HttpHeaders.AUTHORIZATION),
                call.form().orNull("client_id"),
                call.form().orNull("client_secret"));
        return clients.identify(call.realm(), credentials)
                .fold(client -> redeem(grant.get(), client, call), TokenEndpoint::denied);
    }

    private Mono<TokenAnswer> redeem(Grant grant, Client client, Call call) {
        if (!Origin.of(call.headers()).suits(client)) {
            return denied(Denial.ORIGIN_FORBIDDEN);
        }
        return switch (grant) {
            case TOKEN_EXCHANGE -> exchange.redeem(exchangeRequest(client, call));
            case REFRESH_TOKEN -> refresh(client, call);
            case CLIENT_CREDENTIALS ->
                denied(
                        client.isPublic()
                                ? Denial.SERVICE_ACCOUNT_OF_PUBLIC_CLIENT
                                : Denial.SERVICE_ACCOUNT_NOT_ENABLED);
            case PASSWORD -> denied(Denial.PASSWORD_FORBIDDEN);
        };
    }

    private ExchangeRequest exchangeRequest(Client client, Call call) {
        Form form = call.form();
        return new ExchangeRequest(
                call.realm(),
                client,
                form.value("subject_token"),
                form.value("subject_token_type"),
                form.value("requested_token_type"),
                form.value("scope"),
                form.value("audience"),
                call.headers().getOrEmpty(HttpHeaders.COOKIE),
                Origin.of(call.headers()).present(),
                address(client, call));
    }

    private Mono<TokenAnswer> refresh(Client client, Call call) {
        String token = call.form().value("refresh_token");
        if (token.isEmpty()) {
            return denied(Denial.REFRESH_TOKEN_MISSING);
        }
        return client.may(GrantName.REFRESH_TOKEN)
                ? refresh.redeem(new RefreshGrant.Request(call.realm(), client.id(), token, address(client, call)))
                : denied(Denial.REFRESH_NOT_ENABLED);
    }

    private @Nullable String address(Client client, Call call) {
        List<String> forwarded = call.headers().getOrEmpty("X-Forwarded-For");
        Optional<String> address = client.forwardsAddress() || addresses.trusts(call.peer())
                ? addresses.behind(call.peer(), forwarded)
                : addresses.of(call.peer());
        return address.orElse(null);
    }

    private static Mono<TokenAnswer> denied(Denial reason) {
        return Mono.just(new Denied(reason));
    }
}
