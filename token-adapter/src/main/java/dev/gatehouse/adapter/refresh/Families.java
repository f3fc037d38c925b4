package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.Authentication;
import dev.gatehouse.adapter.issue.IssuedTokens;
import dev.gatehouse.adapter.issue.RoleClaims;
import dev.gatehouse.adapter.issue.TokenAnswer;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import dev.gatehouse.adapter.issue.TokenAnswer.Granted;
import dev.gatehouse.adapter.issue.TokenIssuer;
import dev.gatehouse.adapter.issue.TokenOrder;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.refresh.SessionBars.Bar;
import dev.gatehouse.adapter.revocation.Revocations;
import dev.gatehouse.adapter.revocation.Revocations.Said;
import dev.gatehouse.adapter.session.Session;
import dev.gatehouse.adapter.session.SessionSeal;
import dev.gatehouse.adapter.session.SessionToken;
import dev.gatehouse.adapter.store.Change;
import dev.gatehouse.adapter.store.Change.Condition;
import dev.gatehouse.adapter.store.OutageLog;
import dev.gatehouse.adapter.store.Store;
import dev.gatehouse.adapter.store.StoreUnavailableException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Begins families, and issues the pair of the generation that a family is in. */
public final class Families {

    private static final int ID_BYTES = 16;
    private static final int ATTEMPTS = 20;

    private final Store store;
    private final Map<String, RefreshPolicy> policies;
    private final SessionSeal seal;
    private final TokenIssuer issuer;
    private final Revocations revocations;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final OutageLog outage;

    Families(
            Store store,
            Map<String, RefreshPolicy> policies,
            SessionSeal seal,
            TokenIssuer issuer,
            Revocations revocations,
            InstantSource clock) {
        this.store = store;
        this.policies = Map.copyOf(policies);
        this.seal = seal;
        this.issuer = issuer;
        this.revocations = revocations;
        this.clock = clock;
        this.outage = new OutageLog(LoggerFactory.getLogger(Families.class), clock);
    }

    /**
     * What a client was granted, from which a family begins.
     *
     * @param authentication what its first ID token tells; null for no ID tokens
     */
    public record Beginning(
            Realm realm,
            String clientId,
            List<String> scopes,
            List<String> audiences,
            boolean renewable,
            @Nullable Authentication authentication) {
        public Beginning {
            scopes = List.copyOf(scopes);
            audiences = List.copyOf(audiences);
        }
    }

    /**
     * The first pair of a new family; every user token belongs to one, also where no refresh token is given. Empty if
     * the user has changed since Better Auth was asked: then it must be asked again.
     *
     * @param asked  when Better Auth was asked for the session
     * @param ticket what is spent on it
     */
    public Mono<Optional<TokenAnswer>> begin(
            Beginning granted, Session session, SessionToken token, Instant asked, Ticket ticket) {
        String id = newId();
        SignIn signIn = new SignIn(
                id,
                granted.realm().name(),
                granted.clientId(),
                granted.scopes(),
                granted.audiences(),
                seal.seal(token, id),
                granted.renewable(),
                granted.authentication() == null
                        ? null
                        : granted.authentication().time());
        return begin(new Start(granted, signIn, session, asked, ticket), ATTEMPTS)
                .onErrorResume(
                        StoreUnavailableException.class,
                        failure -> unavailable(failure).map(Optional::of));
    }

    private record Start(Beginning granted, SignIn signIn, Session session, Instant asked, Ticket ticket) {

        Realm realm() {
            return granted.realm();
        }
    }

    private Mono<Optional<TokenAnswer>> begin(Start start, int left) {
        if (left == 0) {
            return Mono.just(Optional.of(new Denied(Denial.STORE_UNAVAILABLE)));
        }
        // The time of the tokens comes first: a user who changes after the next line has them revoked by their age.
        RefreshFamily first =
                RefreshFamily.begin(start.signIn(), start.session(), clock.instant(), policy(start.realm()));
        return Mono.zip(
                        new SessionBars(store).find(first.realm(), first.sessionId()),
                        revocations.said(first.realm(), first.sessionId(), first.userId()),
                        start.ticket().spend(first.id()))
                .flatMap(found -> found.getT3()
                        .map(spent -> begin(start, first, new Found(found.getT1(), found.getT2(), spent), left))
                        .orElseGet(() ->
                                Mono.just(Optional.of(new Denied(start.ticket().whenSpent())))));
    }

    private record Found(Bar bar, Said said, Change spent) {

        /** The family, unless anything said against it meanwhile. */
        Change with(RefreshFamily first) {
            List<Condition> conditions = new ArrayList<>(said.asFound());
            conditions.add(bar.asFound());
            return RefreshFamilies.creating(first)
                    .and(new Change(conditions, List.of(), List.of()))
                    .and(spent);
        }
    }

    private Mono<Optional<TokenAnswer>> begin(Start start, RefreshFamily first, Found found, int left) {
        if (found.bar().raised()) {
            // A bar stays as long as its session, however often that is extended.
            Instant until = SessionBars.until(List.of(first), clock.instant());
            return store.write(found.bar().raise(until)).thenReturn(denied());
        }
        if (found.said().revoked()) {
            return Mono.just(denied());
        }
        if (found.said().since().isAfter(start.asked())) {
            return pauseUntil(found.said().since()).thenReturn(Optional.empty());
        }
        return store.write(found.with(first))
                .flatMap(
                        won -> won ? Mono.just(Optional.of(new Granted(first(start, first)))) : begin(start, left - 1));
    }

    private static Optional<TokenAnswer> denied() {
        return Optional.of(new Denied(Denial.SUBJECT_SESSION_OVER));
    }

    /** Since when the user's tokens count; one that is made earlier would be refused everywhere. */
    Mono<Instant> since(RefreshFamily family) {
        return revocations.since(family.realm(), family.userId());
    }

    /** Emits at that time, which is at most a second or so away. */
    Mono<Boolean> pauseUntil(Instant time) {
        Duration left = Duration.between(clock.instant(), time);
        return left.isNegative() ? Mono.just(true) : Mono.delay(left).thenReturn(true);
    }

    private IssuedTokens first(Start start, RefreshFamily first) {
        return issuer.issue(order(first, start.realm(), start.granted().authentication()));
    }

    /** The newest pair of a family: a function of the family alone, so that a replay is the same byte for byte. */
    IssuedTokens issue(RefreshFamily family, Realm realm) {
        return issue(family, realm, "");
    }

    /** The same, its access token with no more than the scopes that are asked for. */
    IssuedTokens issue(RefreshFamily family, Realm realm, String scope) {
        return issuer.issue(
                order(family, realm, authentication(family)), family.signIn().scopesWithin(scope));
    }

    Map<String, Object> refreshClaims(RefreshFamily family, Realm realm) {
        return issuer.refreshClaims(order(family, realm, null), family.endsAt());
    }

    /** The nonce was for the first ID token alone. */
    private static @Nullable Authentication authentication(RefreshFamily family) {
        Instant at = family.signIn().authenticatedAt();
        return at == null ? null : new Authentication(at, null);
    }

    private TokenOrder order(RefreshFamily family, Realm realm, @Nullable Authentication authentication) {
        Instant accessEnds = family.issuedAt().plus(policy(realm).accessLife());
        SignIn signIn = family.signIn();
        return new TokenOrder(
                realm,
                signIn.clientId(),
                family.standing().identity(),
                signIn.scopes(),
                signIn.audiences(),
                RoleClaims.of(
                        realm, signIn.clientId(), family.standing().identity().roles(), signIn.audiences()),
                Map.of(),
                family.id() + "." + family.newest(),
                family.issuedAt(),
                accessEnds.isBefore(family.endsAt()) ? accessEnds : family.endsAt(),
                signIn.renewable() ? family.endsAt() : null,
                authentication);
    }

    RefreshPolicy policy(Realm realm) {
        RefreshPolicy policy = policies.get(realm.name());
        if (policy == null) {
            throw new IllegalStateException("no refresh policy for realm " + realm.name());
        }
        return policy;
    }

    Mono<TokenAnswer> unavailable(StoreUnavailableException failure) {
        outage.tell(failure);
        return Mono.just(new Denied(Denial.STORE_UNAVAILABLE));
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
