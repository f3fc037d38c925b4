package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.audit.Trail;
import dev.gatehouse.adapter.client.ClientCredentials;
import dev.gatehouse.adapter.realm.Realm;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

/**
 * One request to an endpoint, and its response.
 *
 * @param names what the path says in place of the names in the endpoint's own
 * @param trail what becomes of it is noted here
 */
record Call(Realm realm, List<String> names, ServerHttpRequest request, ServerHttpResponse response, Trail trail) {

    Call {
        names = List.copyOf(names);
    }

    HttpHeaders headers() {
        return request.getHeaders();
    }

    Origin origin() {
        return Origin.of(headers());
    }

    /** Whether a browser asks for a page to show. */
    boolean byNavigation() {
        return headers().getOrEmpty(HttpHeaders.ACCEPT).stream().anyMatch(accepted -> accepted.contains("text/html"));
    }

    /** How the client names itself in the header alone. */
    ClientCredentials basic() {
        return ClientCredentials.read(headers().getOrEmpty(HttpHeaders.AUTHORIZATION), null, null);
    }

    /** How the client names itself, in the header or the form. */
    ClientCredentials credentials(Form form) {
        return ClientCredentials.read(
                headers().getOrEmpty(HttpHeaders.AUTHORIZATION),
                form.orNull("client_id"),
                form.orNull("client_secret"));
    }

    @Nullable
    InetAddress peer() {
        InetSocketAddress remote = request.getRemoteAddress();
        return remote == null ? null : remote.getAddress();
    }

    /** Where those who know only the exchange find this. */
    void attach(ServerWebExchange exchange) {
        exchange.getAttributes().put(Call.class.getName(), this);
    }

    static @Nullable Call of(ServerWebExchange exchange) {
        return exchange.getAttribute(Call.class.getName());
    }
}
