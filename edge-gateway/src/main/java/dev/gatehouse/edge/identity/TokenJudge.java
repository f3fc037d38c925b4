package dev.gatehouse.edge.identity;

import dev.gatehouse.edge.caller.Caller;
import dev.gatehouse.edge.identity.Decision.Pass;
import dev.gatehouse.edge.key.KeysInForce;
import dev.gatehouse.edge.policy.RoutePolicy;
import dev.gatehouse.edge.revocation.Revocations;
import dev.gatehouse.token.Claims;
import dev.gatehouse.token.Refusal;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpMethod;

/** Decides about a token: is it genuine, is it in force, does it fit the route, what will the backend be told. Takes no I/O. */
final class TokenJudge {

    private final KeysInForce keys;
    private final Revocations revocations;
    private final IdentityHeaders headers;
    private final InstantSource clock;

    TokenJudge(KeysInForce keys, Revocations revocations, IdentityHeaders headers, InstantSource clock) {
        this.keys = keys;
        this.revocations = revocations;
        this.headers = headers;
        this.clock = clock;
    }

    Decision judge(String token, RoutePolicy policy, HttpMethod method) {
        return keys.verifier()
                .verify(token, policy.profile(), clock.instant())
                .fold(claims -> judge(token, claims, policy, method), Decision::refuse);
    }

    private Decision judge(String token, Claims claims, RoutePolicy policy, HttpMethod method) {
        Refusal revoked = revocations.judge(claims, policy.closedWhenStale());
        Refusal lacking = revoked == null ? policy.judge(method, claims) : revoked;
        if (lacking != null) {
            return Decision.refuse(lacking);
        }
        Optional<Map<String, String>> told = headers.tell(claims);
        return told.isPresent()
                ? new Pass(new Caller(policy, claims, token, told.get()))
                : Decision.refuse(Refusal.HEADER_TOO_LARGE);
    }
}
