package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.IssuedTokens;
import dev.gatehouse.adapter.issue.TokenAnswer;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import dev.gatehouse.adapter.issue.TokenAnswer.Granted;
import dev.gatehouse.adapter.issue.TokenIssuer;
import dev.gatehouse.adapter.issue.TokenOrder;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.session.Session;
import dev.gatehouse.adapter.session.SessionSeal;
import dev.gatehouse.adapter.session.SessionToken;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Begins families, and issues the pair of the generation that a family is in. */
public final class Families {

    private static final Logger log = LoggerFactory.getLogger(Families.class);
    private static final int ID_BYTES = 16;

    private final RefreshFamilies store;
    private final Map<String, RefreshPolicy> policies;
    private final SessionSeal seal;
    private final TokenIssuer issuer;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Families(
            RefreshFamilies store,
            Map<String, RefreshPolicy> policies,
            SessionSeal seal,
            TokenIssuer issuer,
            InstantSource clock) {
        this.store = store;
        this.policies = Map.copyOf(policies);
        this.seal = seal;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** What a client was granted, from which a family begins. */
    public record Beginning(
            Realm realm, String clientId, List<String> scopes, List<String> audiences, boolean renewable) {
        public Beginning {
            scopes = List.copyOf(scopes);
            audiences = List.copyOf(audiences);
        }
    }

    /** The first pair of a new family; every user token belongs to one, also where no refresh token is given. */
    public Mono<TokenAnswer> begin(Beginning granted, Session session, SessionToken token) {
        String id = newId();
        SignIn signIn = new SignIn(
                id,
                granted.realm().name(),
                granted.clientId(),
                granted.scopes(),
                granted.audiences(),
                seal.seal(token, id),
                granted.renewable());
        RefreshFamily first = RefreshFamily.begin(signIn, session, clock.instant(), policy(granted.realm()));
        return store.create(first)
                .<TokenAnswer>map(created ->
                        created ? new Granted(issue(first, granted.realm())) : new Denied(Denial.STORE_UNAVAILABLE))
                .onErrorResume(StoreUnavailableException.class, Families::unavailable);
    }

    /** The newest pair of a family: a function of the family alone, so that a replay is the same byte for byte. */
    IssuedTokens issue(RefreshFamily family, Realm realm) {
        Instant accessEnds = family.issuedAt().plus(policy(realm).accessLife());
        Instant sessionEnds = family.standing().sessionEnds();
        SignIn signIn = family.signIn();
        return issuer.issue(new TokenOrder(
                realm.issuer(),
                signIn.clientId(),
                family.standing().identity(),
                signIn.scopes(),
                signIn.audiences(),
                family.id(),
                family.newest(),
                family.issuedAt(),
                accessEnds.isBefore(sessionEnds) ? accessEnds : sessionEnds,
                signIn.renewable() ? family.endsAt() : null));
    }

    RefreshPolicy policy(Realm realm) {
        RefreshPolicy policy = policies.get(realm.name());
        if (policy == null) {
            throw new IllegalStateException("no refresh policy for realm " + realm.name());
        }
        return policy;
    }

    static Mono<TokenAnswer> unavailable(StoreUnavailableException failure) {
        log.error("token store unavailable problem={}", failure.getMessage());
        return Mono.just(new Denied(Denial.STORE_UNAVAILABLE));
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
