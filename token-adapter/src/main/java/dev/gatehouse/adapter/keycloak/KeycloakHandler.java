package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.audit.RequestId;
import dev.gatehouse.adapter.audit.Trail;
import dev.gatehouse.adapter.client.Clients;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import dev.gatehouse.adapter.keycloak.Endpoint.Pages;
import dev.gatehouse.adapter.keycloak.Routes.Place;
import dev.gatehouse.adapter.signing.TokenKeys;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** Every request to the public port: finds the endpoint, and answers preflights and wrong methods in its stead. */
final class KeycloakHandler implements WebHandler {

    private final Routes routes;
    private final Clients clients;
    private final TokenKeys keys;
    private final Callers callers;
    private final AnswerWriter writer;
    private final InstantSource clock;

    KeycloakHandler(
            Routes routes, Clients clients, TokenKeys keys, Callers callers, AnswerWriter writer, InstantSource clock) {
        this.callers = callers;
        this.clock = clock;
        this.routes = routes;
        this.clients = clients;
        this.keys = keys;
        this.writer = writer;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getURI().getRawPath();
        String id = RequestId.choose(request.getHeaders().getFirst(RequestId.HEADER));
        exchange.getResponse().getHeaders().set(RequestId.HEADER, id);
        Optional<Place> found = routes.find(path);
        if (found.isEmpty()) {
            return writer.write(exchange.getResponse(), new Denied(routes.reasonForNothing(path)));
        }
        Place place = found.get();
        Call call = call(exchange, place, new Trail(id, clock.instant()));
        if (request.getMethod().equals(HttpMethod.OPTIONS) && place.endpoint().pages() != Pages.NONE) {
            return preflight(place.endpoint(), call);
        }
        return place.endpoint().methods().contains(request.getMethod())
                ? keys.ready(call.realm()).flatMap(ready -> place.endpoint().answer(call))
                : writer.write(call.response(), new Denied(Denial.METHOD_NOT_ALLOWED));
    }

    private Call call(ServerWebExchange exchange, Place place, Trail trail) {
        Call call = new Call(place.realm(), place.names(), exchange.getRequest(), exchange.getResponse(), trail);
        trail.reached(place.endpoint().name(), place.realm().name());
        callers.locate(call);
        call.attach(exchange);
        return call;
    }

    private Mono<Void> preflight(Endpoint endpoint, Call call) {
        Origin origin = call.origin();
        boolean all = endpoint.pages() == Pages.ALL;
        if (all || origin.values().stream().allMatch(value -> clients.anyHasOrigin(call.realm(), value))) {
            String methods = all ? "GET" : methods(endpoint);
            origin.allowMethods(call.response().getHeaders(), methods);
        }
        return writer.writeEmpty(call.response(), 200);
    }

    private static String methods(Endpoint endpoint) {
        return Stream.concat(endpoint.preflightMethods().stream(), Stream.of(HttpMethod.OPTIONS))
                .map(HttpMethod::name)
                .collect(Collectors.joining(", "));
    }
}
