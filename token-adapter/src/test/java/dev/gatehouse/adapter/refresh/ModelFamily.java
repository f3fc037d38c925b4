package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.issue.IssuedTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the contract promises of one family, and nothing else: it shares no line with what decides. Times are spans,
 * since nobody outside can tell when exactly something that took a while happened.
 */
final class ModelFamily {

    static final Duration WINDOW = Duration.ofSeconds(10);
    static final Duration ACCESS_LIFE = Duration.ofMinutes(5);
    static final Duration LIFE = Duration.ofMinutes(20);
    static final Duration STALE_IF_ERROR = Duration.ofSeconds(30);

    /** What may become of a token that is presented. */
    enum Verdict {
        ROTATE,
        REPLAY,
        END,
        END_SESSION,
        REFUSE,
        WAIT
    }

    /** One of Better Auth's sessions, with its families. */
    static final class ModelSession {
        final String token;
        final List<ModelFamily> families = new ArrayList<>();
        boolean gone;

        @Nullable
        Instant ended;

        ModelSession(String token) {
            this.token = token;
        }
    }

    /** One pair of tokens; it is the same for everyone. */
    static final class Generation {
        final int number;
        final Instant confirmed;

        @Nullable
        IssuedTokens pair;

        @Nullable
        Instant spentAfter;

        Instant spentBy = Instant.MIN;

        Generation(int number, Instant confirmed) {
            this.number = number;
            this.confirmed = confirmed;
        }

        private void spend(Instant from, Instant to) {
            // One whose rotation was lost has been spent before: which of the two counts, nobody promises.
            spentAfter = spentAfter == null ? from : spentAfter;
            spentBy = to;
        }
    }

    final String id;
    final ModelSession session;
    final Instant ends;
    private final List<Generation> generations = new ArrayList<>();
    boolean ended;

    @Nullable
    Instant reused;

    ModelFamily(String id, ModelSession session, IssuedTokens first, Instant now) {
        this.id = id;
        this.session = session;
        this.ends = now.plus(LIFE);
        generations.add(new Generation(0, now));
        newest().pair = first;
        session.families.add(this);
    }

    Generation newest() {
        return generations.get(generations.size() - 1);
    }

    /** When a token was spent last; null for one that was not. */
    @Nullable
    Instant spent(int number) {
        return number >= 0 && number < newest().number ? generations.get(number).spentBy : null;
    }

    boolean over(Instant now) {
        return !now.isBefore(ends);
    }

    /** What may become of that token at some time from one to the other. */
    Set<Verdict> judge(int presented, boolean away, Instant from, Instant to) {
        if (ended || over(from) || presented > newest().number + 1) {
            return EnumSet.of(Verdict.REFUSE);
        }
        Set<Verdict> may = presented >= newest().number ? fresh(away, from, to) : stale(presented, from, to);
        if (over(to)) {
            may.add(Verdict.REFUSE);
        }
        return may;
    }

    private Set<Verdict> fresh(boolean away, Instant from, Instant to) {
        if (!away) {
            return EnumSet.of(session.gone ? Verdict.END_SESSION : Verdict.ROTATE);
        }
        Instant serves = newest().confirmed.plus(STALE_IF_ERROR);
        Set<Verdict> may = EnumSet.noneOf(Verdict.class);
        if (from.isBefore(serves)) {
            may.add(Verdict.ROTATE);
        }
        if (!to.isBefore(serves)) {
            may.add(Verdict.WAIT);
        }
        return may;
    }

    private Set<Verdict> stale(int presented, Instant from, Instant to) {
        Generation generation = generations.get(presented);
        Instant earliest = generation.spentAfter == null ? Instant.MIN : generation.spentAfter;
        Set<Verdict> may = EnumSet.noneOf(Verdict.class);
        if (from.isBefore(generation.spentBy.plus(WINDOW))) {
            may.add(Verdict.REPLAY);
        }
        if (earliest.equals(Instant.MIN) || !to.isBefore(earliest.plus(WINDOW))) {
            may.add(Verdict.END);
        }
        return may;
    }

    /** That token was rotated, at some time from one to the other. */
    Generation rotate(int presented, boolean away, Instant from, Instant to) {
        Instant confirmed = away ? newest().confirmed : from;
        newest().spend(from, to);
        if (presented > newest().number) {
            generations.add(new Generation(presented, confirmed));
            newest().spend(from, to);
        }
        generations.add(new Generation(presented + 1, confirmed));
        return newest();
    }

    /** What was written after that generation was lost. */
    void backTo(int number) {
        generations.removeIf(generation -> generation.number > number);
    }

    /** A token was used again at that time: this family is over, and no other. */
    void end(Instant now) {
        ended = true;
        reused = now;
    }

    /** The session was found to be over at that time. */
    static void endAll(ModelSession session, Instant now) {
        session.families.forEach(family -> family.ended = true);
        session.ended = now;
    }

    /** Whether that must be revoked which is over since then; either way will do once no token of it can be alive. */
    static boolean rightly(boolean revoked, @Nullable Instant since, Instant now) {
        return since == null ? !revoked : revoked || !now.isBefore(since.plus(ACCESS_LIFE));
    }
}
