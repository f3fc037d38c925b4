package dev.gatehouse.edge.identity;

import dev.gatehouse.edge.address.ClientAddresses;
import dev.gatehouse.edge.audit.Trail;
import dev.gatehouse.edge.caller.Caller;
import dev.gatehouse.edge.exchange.AdapterAwayException;
import dev.gatehouse.edge.exchange.CookieMode;
import dev.gatehouse.edge.exchange.SessionCookie;
import dev.gatehouse.edge.exchange.Traded;
import dev.gatehouse.edge.exchange.Trades;
import dev.gatehouse.edge.identity.Decision.Pass;
import dev.gatehouse.edge.identity.Decision.Refuse;
import dev.gatehouse.edge.policy.Access;
import dev.gatehouse.edge.policy.RoutePolicy;
import dev.gatehouse.token.Refusal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Finds the one credential of a request and decides whether it opens the route. */
final class Doorkeeper {

    /** What a cookie's token may be refused for although the session behind it lives: a new one may do. */
    private static final Set<Refusal> WORTH_ANOTHER =
            Set.of(Refusal.TOKEN_EXPIRED, Refusal.TOKEN_REVOKED, Refusal.TOKEN_OUTDATED, Refusal.TOKEN_KEY_UNKNOWN);

    private static final Set<Refusal> OUT_OF_TIME =
            Set.of(Refusal.TOKEN_EXPIRED, Refusal.TOKEN_NOT_YET_VALID, Refusal.TOKEN_LIFETIME);

    private final TokenJudge judge;
    private final CookieMode cookies;
    private final ClientAddresses addresses;

    Doorkeeper(TokenJudge judge, CookieMode cookies, ClientAddresses addresses) {
        this.addresses = addresses;
        this.judge = judge;
        this.cookies = cookies;
    }

    Mono<Decision> decide(ServerWebExchange exchange, RoutePolicy policy) {
        if (policy.access() == Access.PUBLIC) {
            return Mono.just(new Pass(Caller.unknown(policy)));
        }
        ServerHttpRequest request = exchange.getRequest();
        HttpMethod method = request.getMethod();
        Credential credential = Credential.parse(request.getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION));
        if (credential instanceof Credential.Bearer bearer) {
            return Mono.just(judge(bearer.token(), new Asked(policy, method, Trail.of(exchange), ""), "bearer"));
        }
        if (credential instanceof Credential.Unusable unusable) {
            return Mono.just(Decision.refuse(unusable.reason()));
        }
        return decideByCookie(exchange, policy, method);
    }

    private Mono<Decision> decideByCookie(ServerWebExchange exchange, RoutePolicy policy, HttpMethod method) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        List<String> cookieHeaders = cookies.trades() == null ? List.of() : headers.getOrEmpty(HttpHeaders.COOKIE);
        SessionCookie cookie = cookies.cookies().find(cookieHeaders);
        if (cookie instanceof SessionCookie.Ambiguous) {
            return Mono.just(Decision.refuse(Refusal.CREDENTIALS_AMBIGUOUS));
        }
        if (!(cookie instanceof SessionCookie.Present present) || cookies.trades() == null) {
            return Mono.just(
                    policy.admitsAnybody(method)
                            ? new Pass(Caller.unknown(policy))
                            : Decision.refuse(Refusal.TOKEN_MISSING));
        }
        if (!cookies.origins().permit(method, headers)) {
            return Mono.just(Decision.refuse(Refusal.ORIGIN_FORBIDDEN));
        }
        return trade(
                        cookies.trades(),
                        present,
                        new Asked(
                                policy,
                                method,
                                Trail.of(exchange),
                                addresses.of(exchange).text()),
                        null)
                .onErrorResume(
                        AdapterAwayException.class,
                        away -> Mono.just(new Refuse(Refusal.ADAPTER_UNAVAILABLE, away.retryAfter())));
    }

    private record Asked(RoutePolicy policy, HttpMethod method, Trail trail, String address) {}

    private Decision judge(String token, Asked asked, String kind) {
        asked.trail().presented(kind, token);
        Decision decision = judge.judge(token, asked.policy(), asked.method());
        if (decision instanceof Pass pass && pass.caller().claims() != null) {
            asked.trail().believed(pass.caller().claims());
        } else if (decision instanceof Refuse refuse && OUT_OF_TIME.contains(refuse.reason())) {
            asked.trail().outOfTime(token);
        }
        return decision;
    }

    /** Trades, and once again if what was kept is no longer of use. */
    private Mono<Decision> trade(Trades trades, SessionCookie.Present cookie, Asked asked, @Nullable Decision before) {
        return trades.trade(cookie, asked.address(), asked.trail().requestId()).flatMap(traded -> {
            if (!(traded instanceof Traded.Token token)) {
                return Mono.just(Decision.refuse(before == null ? Refusal.SESSION_MISSING : Refusal.SESSION_EXPIRED));
            }
            Decision decision = judge(token.text(), asked, "cookie");
            boolean again =
                    before == null && decision instanceof Refuse refuse && WORTH_ANOTHER.contains(refuse.reason());
            if (!again) {
                return Mono.just(decision);
            }
            trades.forget(cookie, traded);
            return trade(trades, cookie, asked, decision);
        });
    }
}
