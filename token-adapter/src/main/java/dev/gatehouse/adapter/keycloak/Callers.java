package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.address.ClientAddresses;
import dev.gatehouse.adapter.audit.Trail;
import dev.gatehouse.adapter.client.Client;
import dev.gatehouse.adapter.client.Client.Privilege;
import dev.gatehouse.adapter.client.ClientCredentials;
import dev.gatehouse.adapter.client.Clients;
import dev.gatehouse.adapter.client.Identified;
import dev.gatehouse.adapter.client.Identified.Unknown;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.limit.FailureLimit;
import java.util.List;
import java.util.Optional;

/**
 * Who calls, and from where. Who has failed too often from an address is not listened to, be it right this time: else
 * guessing would go on. The exception are the edges, because a stranger beside them must not be able to lock them out;
 * they are judged by the address that they speak for.
 */
final class Callers {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final Clients clients;
    private final ClientAddresses addresses;
    private final FailureLimit limit;

    Callers(Clients clients, ClientAddresses addresses, FailureLimit limit) {
        this.clients = clients;
        this.addresses = addresses;
        this.limit = limit;
    }

    /** Notes whence a call comes, as far as can be told before anybody has proven anything. */
    void locate(Call call) {
        Optional<String> address = addresses.trusts(call.peer())
                ? addresses.behind(call.peer(), forwarded(call))
                : addresses.of(call.peer());
        call.trail().from(address.orElse(null));
    }

    /** Whether the call comes from where too many have failed. */
    boolean barred(Call call) {
        return limit.wait(call.trail().suspect()).isPresent();
    }

    Identified identify(Call call, ClientCredentials credentials) {
        Identified identified = clients.identify(call.realm(), credentials);
        call.trail().names(identified.fold(Client::id, reason -> claimed(credentials, reason)));
        identified.fold(client -> speaksFor(client, call), reason -> false);
        if (barred(call)) {
            return new Unknown(Denial.TOO_MANY_FAILURES);
        }
        if (identified.fold(client -> !client.isPublic() && !client.may(Privilege.FORWARDS_ADDRESS), reason -> false)) {
            call.trail().trusted();
        }
        return identified;
    }

    private boolean speaksFor(Client client, Call call) {
        boolean edge = client.may(Privilege.FORWARDS_ADDRESS);
        if (edge && !forwarded(call).isEmpty()) {
            call.trail().from(addresses.behind(call.peer(), forwarded(call)).orElse(null));
        } else if (edge || client.may(Privilege.FEED)) {
            call.trail().trusted();
        }
        return edge;
    }

    private static String claimed(ClientCredentials credentials, Denial reason) {
        return reason == Denial.CLIENT_SECRET_WRONG ? credentials.id().orElse(Trail.UNKNOWN) : Trail.UNKNOWN;
    }

    private static List<String> forwarded(Call call) {
        return call.headers().getOrEmpty(FORWARDED_FOR);
    }
}
