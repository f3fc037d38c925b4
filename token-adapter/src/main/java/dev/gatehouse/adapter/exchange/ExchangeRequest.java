package dev.gatehouse.adapter.exchange;

import dev.gatehouse.adapter.client.Client;
import dev.gatehouse.adapter.realm.Realm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a token exchange (RFC 8693 section 2.1); one that was not sent is empty.
 *
 * @param cookies   the {@code Cookie} headers of the request
 * @param hasOrigin whether the request names one, which then is one of the client's
 * @param address   the client's address; null when it is not known
 */
public record ExchangeRequest(
        Realm realm,
        Client client,
        String subjectToken,
        String subjectTokenType,
        String requestedTokenType,
        String scope,
        String audience,
        List<String> cookies,
        boolean hasOrigin,
        @Nullable String address) {

    public ExchangeRequest {
        cookies = List.copyOf(cookies);
    }

    @Override
    public String toString() {
        return "ExchangeRequest[" + client.id() + "]";
    }
}
