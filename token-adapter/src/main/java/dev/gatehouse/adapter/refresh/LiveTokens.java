package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.refresh.AccessTokens.Found;
import dev.gatehouse.adapter.revocation.Revocation.Kind;
import dev.gatehouse.adapter.revocation.Revocations;
import dev.gatehouse.adapter.store.StoreUnavailableException;
import dev.gatehouse.token.Claims;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Which access tokens of users are in force: their family lives, and nothing has revoked them. */
public final class LiveTokens {

    private final AccessTokens tokens;
    private final Revocations revocations;
    private final InstantSource clock;

    LiveTokens(AccessTokens tokens, Revocations revocations, InstantSource clock) {
        this.tokens = tokens;
        this.revocations = revocations;
        this.clock = clock;
    }

    /** The token; empty for whatever is not in force. Fails with {@link StoreUnavailableException}. */
    public Mono<Optional<LiveToken>> find(Realm realm, String token) {
        Instant now = clock.instant();
        Optional<Claims> claims = tokens.read(realm, token, now);
        return claims.isEmpty()
                ? Mono.just(Optional.empty())
                : tokens.find(realm, claims.get(), now)
                        .flatMap(found -> found.filter(one -> alive(one, now))
                                .map(one -> unlessRevoked(realm, one))
                                .orElseGet(() -> Mono.just(Optional.empty())));
    }

    /** Why the token is not in force: it is none of ours or out of date, or its session is over. */
    public Mono<Denial> reason(Realm realm, String token) {
        Instant now = clock.instant();
        Optional<Claims> claims = tokens.read(realm, token, now);
        return claims.isEmpty()
                ? Mono.just(Denial.BEARER_INVALID)
                : tokens.find(realm, claims.get(), now)
                        .map(found -> found.filter(one -> alive(one, now)).isPresent()
                                ? Denial.BEARER_INVALID
                                : Denial.BEARER_SESSION_OVER);
    }

    private static boolean alive(Found found, Instant now) {
        return !found.family().ended() && now.isBefore(found.family().endsAt());
    }

    private Mono<Optional<LiveToken>> unlessRevoked(Realm realm, Found found) {
        Claims claims = found.claims();
        return Mono.zip(
                        revocations.revoked(realm.name(), Kind.TOKEN, found.id()),
                        revocations.since(realm.name(), found.family().userId()))
                .map(said -> said.getT1() || claims.issuedAt().isBefore(said.getT2())
                        ? Optional.empty()
                        : Optional.of(live(found)));
    }

    /** A token may say less than its record, never more. */
    private static LiveToken live(Found found) {
        SignIn signIn = found.family().signIn();
        Claims claims = found.claims();
        List<String> audiences = found.narrowed()
                ? claims.audience()
                : claims.audience().stream()
                        .filter(signIn.audiences()::contains)
                        .toList();
        return new LiveToken(
                found.id(),
                found.family().standing().identity(),
                found.narrowed() ? claims.clientId() : signIn.clientId(),
                signIn.clientId(),
                claims.scopes().stream().filter(signIn.scopes()::contains).toList(),
                audiences,
                found.narrowed() ? act(claims) : Map.of(),
                claims.issuedAt(),
                found.ends());
    }

    private static Map<String, Object> act(Claims claims) {
        Map<String, Object> act = new HashMap<>();
        if (claims.at("act") instanceof Map<?, ?> said) {
            said.forEach((name, value) -> {
                if (name instanceof String member && value != null) {
                    act.put(member, value);
                }
            });
        }
        return act;
    }
}
