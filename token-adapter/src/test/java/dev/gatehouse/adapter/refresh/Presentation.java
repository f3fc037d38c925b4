package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.issue.IssuedTokens;
import dev.gatehouse.adapter.issue.TokenAnswer;
import dev.gatehouse.adapter.issue.TokenAnswer.Denied;
import dev.gatehouse.adapter.issue.TokenAnswer.Granted;
import dev.gatehouse.adapter.refresh.ModelFamily.Generation;
import dev.gatehouse.adapter.refresh.ModelFamily.Verdict;
import dev.gatehouse.adapter.store.Change;
import dev.gatehouse.adapter.store.Key;
import dev.gatehouse.adapter.store.SteppedStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * Somebody presents a token. What became of it counts from its last write, or, if it wrote nothing, from when it last
 * looked; there the model is asked, and the answer must be what the model allows.
 */
final class Presentation implements SteppedStore.Asker {

    private final ModelAdapter adapter;
    final Browser browser;
    private final ModelFamily family;
    final int number;
    final Move move;
    private final Disposable.Swap underWay = Disposables.swap();
    private final int crashesAfter;
    private Instant looked;
    private int steps;
    private Set<Verdict> may = EnumSet.noneOf(Verdict.class);
    private @Nullable Verdict was;
    private @Nullable Generation generation;
    private @Nullable Throwable problem;
    private boolean answered;
    private boolean crashed;
    private boolean lostRace;
    private boolean ahead;
    private final Set<Verdict> found = EnumSet.noneOf(Verdict.class);

    @Nullable
    IssuedTokens given;

    /**
     * Nothing has happened yet.
     *
     * @param crashesAfter how many steps the adapter gets
     */
    Presentation(ModelAdapter adapter, Browser browser, int number, Move move, int crashesAfter) {
        this.adapter = adapter;
        this.browser = browser;
        this.family = browser.family;
        this.number = number;
        this.move = move;
        this.crashesAfter = crashesAfter;
        this.looked = adapter.now;
    }

    void start() {
        if (family.over(adapter.now)) {
            // The token says so itself.
            may = EnumSet.of(Verdict.REFUSE);
        }
        underWay.update(adapter.redeem(browser.token(number))
                .contextWrite(context -> context.put(SteppedStore.Asker.class, this))
                .subscribe(this::judge, failure -> problem = failure));
    }

    boolean crashed() {
        return crashed;
    }

    /** Fails if what happened may not have happened. */
    void check() {
        if (problem != null) {
            throw new ModelViolation(String.valueOf(problem), problem);
        }
        demand(answered || crashed, "nobody ever answered");
    }

    @Override
    public void looked(Key key) {
        if (key.kind() == Key.Kind.FAMILY && was == null) {
            lostRace |= found.contains(Verdict.ROTATE);
            looked = adapter.now;
            generation = family.newest();
            may = family.judge(number, adapter.away(), looked, looked);
            found.addAll(may);
        }
        step();
    }

    @Override
    public void changed(Change change) {
        browser.recorded(change);
        may = family.judge(number, adapter.away(), looked, adapter.now);
        if (may.contains(Verdict.ROTATE)) {
            was = Verdict.ROTATE;
            ahead = number > family.newest().number;
            generation = family.rotate(number, adapter.away(), looked, adapter.now);
        } else if (does(Verdict.END)) {
            was = Verdict.END;
            family.end(adapter.now);
        } else if (does(Verdict.END_SESSION)) {
            was = Verdict.END_SESSION;
            ModelFamily.endAll(family.session, adapter.now);
        } else if (may.contains(Verdict.REFUSE)) {
            was = Verdict.REFUSE;
        } else {
            throw violation("something was written");
        }
        step();
    }

    /** What was found to be due is done also if the family has ended meanwhile, by another's hand or of its age. */
    private boolean does(Verdict ending) {
        return may.contains(ending) || ((family.ended || family.over(adapter.now)) && found.contains(ending));
    }

    private void step() {
        if (++steps == crashesAfter) {
            crashed = true;
            underWay.dispose();
        }
    }

    private void judge(TokenAnswer answer) {
        answered = true;
        if (answer instanceof Granted granted) {
            judge(granted.tokens());
        } else {
            judge(((Denied) answer).reason());
        }
    }

    private void judge(IssuedTokens pair) {
        demand(was == null ? may.contains(Verdict.REPLAY) : was == Verdict.ROTATE, "tokens were given");
        was = was == null ? Verdict.REPLAY : was;
        given = pair;
        Generation expected = generation;
        demand(expected != null && expected.number == TokenNumber.of(pair), "a token of another number was given");
        if (expected != null) {
            demand(expected.pair == null || expected.pair.equals(pair), "another pair was given");
            expected.pair = pair;
        }
    }

    private void judge(Denial reason) {
        if (reason == Denial.SESSIONS_UNREACHABLE) {
            demand(was == null && may.contains(Verdict.WAIT), "was told to wait");
            was = Verdict.WAIT;
            return;
        }
        demand(reason.error().equals("invalid_grant"), "was refused: " + reason);
        demand(
                was == null
                        ? may.contains(Verdict.REFUSE)
                        : EnumSet.of(Verdict.END, Verdict.END_SESSION, Verdict.REFUSE)
                                .contains(was),
                "was refused: " + reason);
        was = was == null ? Verdict.REFUSE : was;
    }

    /** What became of it; null if nobody ever learnt. */
    @Nullable
    Verdict verdict() {
        return was;
    }

    /** What else is worth counting. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (lostRace) {
            notes.add("lost races");
        }
        if (ahead) {
            notes.add("one ahead");
        }
        if (may.size() > 1) {
            notes.add("either way allowed");
        }
        return notes;
    }

    private void demand(boolean holds, String what) {
        if (!holds) {
            throw violation(what);
        }
    }

    private ModelViolation violation(String what) {
        return new ModelViolation("%s presented token %d of %d, and %s, where the contract says %s"
                .formatted(move, number, family.newest().number, what, was == null ? may : was));
    }
}
