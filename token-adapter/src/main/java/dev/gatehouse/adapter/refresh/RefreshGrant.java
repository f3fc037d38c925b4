package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.TokenAnswer;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import dev.gatehouse.adapter.issue.TokenAnswer.Granted;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.refresh.Rotation.Issue;
import dev.gatehouse.adapter.refresh.Rotation.Recheck;
import dev.gatehouse.adapter.refresh.Rotation.Refuse;
import dev.gatehouse.adapter.refresh.Rotation.Wait;
import dev.gatehouse.adapter.session.Asked;
import dev.gatehouse.adapter.session.SessionAnswer;
import dev.gatehouse.adapter.session.SessionAnswer.Gone;
import dev.gatehouse.adapter.session.SessionAnswer.Unreachable;
import dev.gatehouse.adapter.session.SessionSeal;
import dev.gatehouse.adapter.session.Sessions;
import dev.gatehouse.adapter.store.StoreUnavailableException;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The {@code refresh_token} grant (RFC 6749 section 6): reads, lets the family decide, writes, answers. */
public final class RefreshGrant {

    /** Each lost race means that somebody else won it, so a second attempt nearly always finds a replay. */
    private static final int ATTEMPTS = 5;

    private final RefreshTokens tokens;
    private final RefreshFamilies store;
    private final Families families;
    private final Endings endings;
    private final Sessions sessions;
    private final SessionSeal seal;
    private final InstantSource clock;

    RefreshGrant(
            RefreshTokens tokens,
            RefreshFamilies store,
            Families families,
            Endings endings,
            Sessions sessions,
            SessionSeal seal,
            InstantSource clock) {
        this.tokens = tokens;
        this.store = store;
        this.families = families;
        this.endings = endings;
        this.sessions = sessions;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * What a client presents.
     *
     * @param scope   what of the granted scope the access token shall have; empty for all
     * @param address the client's address; null when it is not known
     */
    public record Request(
            Realm realm,
            String clientId,
            String refreshToken,
            String scope,
            @Nullable String address) {
        @Override
        public String toString() {
            return "Request[" + clientId + "]";
        }
    }

    public Mono<TokenAnswer> redeem(Request request) {
        RefreshTokens.Reading reading =
                tokens.read(request.refreshToken(), request.realm().issuer(), request.clientId(), clock.instant());
        if (reading instanceof RefreshTokens.Reading.Read read) {
            return attempt(new Attempt(request, read), ATTEMPTS)
                    .onErrorResume(StoreUnavailableException.class, families::unavailable)
                    .map(answer -> answer.fold(granted -> granted, denied -> denied.about(read.about())));
        }
        return denied(((RefreshTokens.Reading.Unreadable) reading).reason());
    }

    private record Attempt(Request request, RefreshTokens.Reading.Read token) {}

    private Mono<TokenAnswer> attempt(Attempt attempt, int left) {
        if (left == 0) {
            return denied(Denial.STORE_UNAVAILABLE);
        }
        return store.find(attempt.token().family())
                .flatMap(found -> found.isEmpty() ? denied(Denial.SESSION_ENDED) : settle(found.get(), attempt, left));
    }

    private Mono<TokenAnswer> settle(RefreshFamily before, Attempt attempt, int left) {
        Rotation rotation = rotate(before, attempt, null, clock.instant());
        return rotation instanceof Recheck
                ? recheck(before, attempt).flatMap(asked -> settle(before, asked, attempt, left))
                : finish(before, rotation, attempt, left);
    }

    private Mono<TokenAnswer> settle(RefreshFamily before, Asked asked, Attempt attempt, int left) {
        // The time of the new tokens comes first: a user who changes after the next line has them revoked by their age.
        Instant now = clock.instant();
        Instant known =
                asked.answer() instanceof Unreachable ? before.standing().confirmedAt() : asked.at();
        return families.since(before).flatMap(since -> {
            if (!since.isAfter(known)) {
                return finish(before, rotate(before, attempt, asked.answer(), now), attempt, left);
            }
            return asked.answer() instanceof Unreachable unreachable
                    ? Mono.just(new Denied(Denial.SESSIONS_UNREACHABLE, "", unreachable.retryAfter()))
                    : families.pauseUntil(since).then(attempt(attempt, left - 1));
        });
    }

    private Rotation rotate(RefreshFamily before, Attempt attempt, @Nullable SessionAnswer answer, Instant now) {
        RefreshPolicy policy = families.policy(attempt.request().realm());
        return before.rotate(attempt.token().number(), answer, now, policy);
    }

    private Mono<TokenAnswer> finish(RefreshFamily before, Rotation rotation, Attempt attempt, int left) {
        Realm realm = attempt.request().realm();
        if (rotation.after().equals(before)) {
            return Mono.just(answer(rotation, attempt.request(), true));
        }
        if (rotation.after().ended()) {
            return end(before, rotation, realm).thenReturn(answer(rotation, attempt.request(), false));
        }
        return store.replace(before, resealed(rotation.after()))
                .flatMap(won ->
                        won ? Mono.just(answer(rotation, attempt.request(), false)) : attempt(attempt, left - 1));
    }

    /** Whoever refreshes while there are two secrets does not depend on the older one any longer. */
    private RefreshFamily resealed(RefreshFamily family) {
        return family.sealedAs(seal.renew(family.signIn().sealedSession(), family.id()));
    }

    /** What ends a family once ends it whoever else rotates it meanwhile, so this does not compare. */
    private Mono<Boolean> end(RefreshFamily before, Rotation rotation, Realm realm) {
        boolean sessionEnded =
                rotation instanceof Refuse refuse && refuse.reason() == Denial.SESSION_ENDED && opens(before);
        return sessionEnded
                ? endings.session(realm, before.sessionId())
                : endings.family(realm, before.id(), Denial.FAMILY_ENDED);
    }

    private boolean opens(RefreshFamily family) {
        return seal.open(family.signIn().sealedSession(), family.id()).isPresent();
    }

    /** A session that no secret in force can open is over for us, though maybe not for others. */
    private Mono<Asked> recheck(RefreshFamily family, Attempt attempt) {
        return seal.open(family.signIn().sealedSession(), family.id())
                .map(token -> sessions.ask(
                        attempt.request().realm(), token, attempt.request().address()))
                .orElseGet(() -> Mono.just(new Asked(new Gone(), Instant.MAX)));
    }

    private TokenAnswer answer(Rotation rotation, Request request, boolean again) {
        if (rotation instanceof Issue issue) {
            return new Granted(families.issue(issue.after(), request.realm(), request.scope()), again);
        }
        if (rotation instanceof Wait wait) {
            return new Denied(Denial.SESSIONS_UNREACHABLE, "", wait.retryAfter());
        }
        return new Denied(((Refuse) rotation).reason());
    }

    private static Mono<TokenAnswer> denied(Denial reason) {
        return Mono.just(new Denied(reason));
    }
}
