package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.refresh.Rotation.Issue;
import dev.gatehouse.adapter.refresh.Rotation.Recheck;
import dev.gatehouse.adapter.refresh.Rotation.Refuse;
import dev.gatehouse.adapter.refresh.Rotation.Wait;
import dev.gatehouse.adapter.session.Session;
import dev.gatehouse.adapter.session.SessionAnswer;
import dev.gatehouse.adapter.session.SessionAnswer.Confirmed;
import dev.gatehouse.adapter.session.SessionAnswer.Unasked;
import dev.gatehouse.adapter.session.SessionAnswer.Unreachable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All refresh tokens of one sign-in. Only the newest may be spent (RFC 9700 section 4.14.2).
 *
 * <p>The tokens themselves are not kept: a token is its family and number under our signature, and its claims follow
 * from this record. So a family is one small row, and the same row always yields the same pair.
 *
 * @param newest   number of the newest token handed out, from 0
 * @param issued   when the newest token was handed out, then the one before, as far back as replays go
 * @param endsAt   when the family ends
 * @param endedFor why it ended before its time; null while it lives
 */
record RefreshFamily(
        SignIn signIn,
        Standing standing,
        int newest,
        List<Instant> issued,
        Instant endsAt,
        @Nullable Denial endedFor) {

    /** Nobody honest rotates so often within one replay window; it bounds the record. */
    private static final int MOST_ISSUED = 64;

    RefreshFamily {
        issued = List.copyOf(issued);
    }

    static RefreshFamily begin(SignIn signIn, Session session, Instant now, RefreshPolicy policy) {
        // Without a refresh token the family is there so that its one access token can be found and revoked.
        Instant end = now.plus(signIn.renewable() ? policy.familyLife() : policy.accessLife());
        return new RefreshFamily(
                signIn, Standing.of(session, now), 0, List.of(now), earlier(end, session.expiresAt()), null);
    }

    String id() {
        return signIn.family();
    }

    String realm() {
        return signIn.realm();
    }

    String sessionId() {
        return standing.identity().sessionId();
    }

    String userId() {
        return standing.identity().userId();
    }

    boolean ended() {
        return endedFor != null;
    }

    /** When the newest pair was handed out. */
    Instant issuedAt() {
        return issued.get(0);
    }

    /**
     * Decides what follows from presenting token number {@code presented}. Changes nothing.
     *
     * @param answer what Better Auth says of the session; null when it was not asked
     */
    Rotation rotate(int presented, @Nullable SessionAnswer answer, Instant now, RefreshPolicy policy) {
        if (endedFor != null) {
            return new Refuse(this, endedFor);
        }
        if (!now.isBefore(endsAt)) {
            return new Refuse(this, Denial.REFRESH_TOKEN_EXPIRED);
        }
        // One ahead: the store lost a write in a fail-over, and our signature vouches for the token. Two: never ours.
        if (presented > newest + 1) {
            return new Refuse(this, Denial.REFRESH_TOKEN_INVALID);
        }
        if (presented >= newest) {
            return answer == null ? new Recheck(this) : advance(presented, answer, now, policy);
        }
        // Two tabs at once, or the answer was lost on the way: the newest pair again, so nobody is signed out.
        if (now.isBefore(rotatedAt(presented).plus(policy.replayWindow()))) {
            return new Issue(this);
        }
        return new Refuse(
                endedFor(Denial.FAMILY_ENDED),
                presented == newest - 1 ? Denial.REFRESH_TOKEN_REUSED : Denial.REFRESH_TOKEN_STALE);
    }

    RefreshFamily endedFor(Denial reason) {
        return new RefreshFamily(signIn, standing, newest, issued, endsAt, reason);
    }

    /** The same, with the session's token sealed anew. */
    RefreshFamily sealedAs(String session) {
        return new RefreshFamily(signIn.sealedAs(session), standing, newest, issued, endsAt, endedFor);
    }

    /** The same, with an identity that no longer serves while Better Auth cannot be asked. */
    RefreshFamily outdated() {
        return new RefreshFamily(signIn, standing.asOutdated(), newest, issued, endsAt, endedFor);
    }

    private Rotation advance(int presented, SessionAnswer answer, Instant now, RefreshPolicy policy) {
        if (answer instanceof Unreachable unreachable) {
            return now.isBefore(standing.confirmedAt().plus(policy.staleIfError()))
                    ? new Issue(next(presented, standing, endsAt, now, policy))
                    : new Wait(this, unreachable.retryAfter());
        }
        // Nobody can say what has changed since, only that something has.
        if (answer instanceof Unasked) {
            return standing.outdated()
                    ? new Refuse(this, Denial.SESSION_ENDED)
                    : new Issue(next(presented, standing, endsAt, now, policy));
        }
        if (!(answer instanceof Confirmed confirmed) || !isOurs(confirmed.session())) {
            return new Refuse(endedFor(Denial.SESSION_ENDED), Denial.SESSION_ENDED);
        }
        // A ban may be lifted, so the family waits; it gives nothing meanwhile.
        if (confirmed.session().banned(now)) {
            return new Refuse(this, Denial.USER_BANNED);
        }
        Standing renewed = Standing.of(confirmed.session(), now);
        return new Issue(next(presented, renewed, end(renewed, now, policy), now, policy));
    }

    private boolean isOurs(Session session) {
        return session.identity().userId().equals(standing.identity().userId())
                && session.identity().sessionId().equals(standing.identity().sessionId());
    }

    /** A session that Better Auth extended keeps the family alive as long again; one that it cut short ends it too. */
    private Instant end(Standing renewed, Instant now, RefreshPolicy policy) {
        boolean extended = renewed.sessionEnds().isAfter(standing.sessionEnds());
        return earlier(extended ? now.plus(policy.familyLife()) : endsAt, renewed.sessionEnds());
    }

    private RefreshFamily next(int presented, Standing current, Instant ends, Instant now, RefreshPolicy policy) {
        List<Instant> times = new ArrayList<>();
        // The lost write of a token one ahead was at an unknown time: taken as now, which is kinder to a racing tab.
        for (int number = presented + 1; number > newest; number--) {
            times.add(now);
        }
        issued.stream()
                .filter(time -> now.isBefore(time.plus(policy.replayWindow())))
                .limit(MOST_ISSUED - times.size())
                .forEach(times::add);
        return new RefreshFamily(signIn, current, presented + 1, times, ends, null);
    }

    /** When the token was spent, which is when its successor was issued; the beginning of time if that is long past. */
    private Instant rotatedAt(int presented) {
        int back = newest - presented - 1;
        return back < issued.size() ? issued.get(back) : Instant.EPOCH;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
