package dev.gatehouse.edge.identity;

import dev.gatehouse.edge.audit.Trail;
import dev.gatehouse.edge.chain.Step;
import dev.gatehouse.edge.identity.Decision.Pass;
import dev.gatehouse.edge.identity.Decision.Refuse;
import dev.gatehouse.edge.policy.RoutePolicy;
import dev.gatehouse.edge.refuse.RefusalWriter;
import dev.gatehouse.token.Claims;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /.gatehouse/me}: shows callers who they are to the edge, which is what backends are told. */
final class MyIdentity implements WebFilter, Ordered {

    static final String PATH = "/.gatehouse/me";

    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final JsonMapper JSON = new JsonMapper();

    private final Doorkeeper doorkeeper;
    private final RoutePolicy policy;
    private final RefusalWriter refusals;
    private final ApplicationContext edge;

    MyIdentity(Doorkeeper doorkeeper, RoutePolicy policy, RefusalWriter refusals, ApplicationContext edge) {
        this.doorkeeper = doorkeeper;
        this.policy = policy;
        this.refusals = refusals;
        this.edge = edge;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        boolean reads = METHODS.contains(request.getMethod());
        // The management port, which has a context of its own, shows nobody anything of users.
        return reads && request.getURI().getRawPath().equals(PATH) && edge.equals(exchange.getApplicationContext())
                ? answer(exchange)
                : chain.filter(exchange);
    }

    private Mono<Void> answer(ServerWebExchange exchange) {
        Trail trail = Trail.of(exchange);
        trail.routed(policy.route());
        return doorkeeper.decide(exchange, policy).flatMap(decision -> {
            trail.judged();
            return decision instanceof Refuse refuse
                    ? refusals.write(exchange, refuse.reason(), refuse.retryAfter())
                    : show(exchange.getResponse(), ((Pass) decision).caller().claims());
        });
    }

    private static Mono<Void> show(ServerHttpResponse response, @Nullable Claims claims) {
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getHeaders().setCacheControl("no-store");
        byte[] body = JSON.writeValueAsBytes(claims == null ? Map.of() : tell(claims));
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static Map<String, Object> tell(Claims claims) {
        Map<String, Object> told = new LinkedHashMap<>();
        put(told, "sub", claims.subject());
        put(told, "email", claims.at("email"));
        put(told, "email_verified", claims.at("email_verified"));
        put(told, "name", claims.at("name"));
        put(told, "roles", claims.roles());
        put(told, "scopes", claims.scopes());
        put(told, "client_id", claims.clientId());
        put(told, "session_id", claims.sessionId());
        put(told, "org", claims.at("org"));
        put(told, "actor", claims.at("act.sub"));
        put(told, "issued_at", claims.issuedAt().getEpochSecond());
        put(told, "expires_at", claims.expiresAt().getEpochSecond());
        return told;
    }

    @Override
    public int getOrder() {
        return Step.OWN_PAGES.order();
    }

    private static void put(Map<String, Object> told, String name, @Nullable Object value) {
        if (value != null && !value.equals("")) {
            told.put(name, value);
        }
    }
}
