package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.issue.IssuedTokens;
import dev.gatehouse.adapter.issue.TokenAnswer.Granted;
import dev.gatehouse.adapter.refresh.ModelFamily.ModelSession;
import dev.gatehouse.adapter.refresh.ModelFamily.Verdict;
import dev.gatehouse.adapter.store.SteppedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/** Many browsers and thieves on one adapter, in rounds: what happens within a round happens at the same time. */
final class ModelRun {

    private static final int SESSIONS = 96;
    private static final int STEPS = 8;
    private static final Duration BLINK = Duration.ofMillis(3);

    private final SteppedStore store;
    private final ModelAdapter adapter;
    private final Random random;
    private final ModelTally tally = new ModelTally();
    private final List<Browser> browsers = new ArrayList<>();
    private final RefreshFamilies records;
    private int sessions;

    ModelRun(SteppedStore store, ModelAdapter adapter, long seed) {
        this.store = store;
        this.adapter = adapter;
        this.random = new Random(seed);
        this.records = new RefreshFamilies(store);
        while (sessions < SESSIONS) {
            signIn();
        }
    }

    ModelTally tally() {
        return tally;
    }

    /** One round. */
    void round() {
        adapter.now = later();
        if (chance(adapter.away() ? 8 : 24)) {
            adapter.away(!adapter.away());
        }
        browsers.forEach(this::mishaps);
        List<Presentation> moves = new ArrayList<>();
        browsers.stream()
                .filter(browser -> random.nextInt(5) < 2)
                .forEach(browser -> browser.plan(random)
                        .forEach(move -> moves.add(new Presentation(
                                adapter,
                                browser,
                                move.getValue(),
                                move.getKey(),
                                chance(50) ? 1 + random.nextInt(STEPS) : -1))));
        happen(moves);
        moves.forEach(this::learn);
        moves.stream().map(move -> move.browser.family.session).distinct().forEach(this::compare);
        if (!adapter.away()) {
            replaceEnded();
        }
        if (chance(50)) {
            store.prune(adapter.now);
        }
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private void happen(List<Presentation> moves) {
        List<Presentation> left = new ArrayList<>(moves);
        store.stepping(true);
        while (!left.isEmpty() || store.busy()) {
            if (!left.isEmpty() && (!store.busy() || chance(2))) {
                start(left);
            } else {
                store.step(random);
            }
            if (chance(100)) {
                adapter.now = adapter.now.plus(BLINK);
            }
        }
        store.stepping(false);
    }

    private void start(List<Presentation> left) {
        for (int some = 1 + random.nextInt(left.size()); some > 0; some--) {
            left.remove(random.nextInt(left.size())).start();
        }
    }

    private void learn(Presentation move) {
        move.check();
        tally.count(move);
        move.browser.refused |= move.verdict() == Verdict.REFUSE;
        move.browser.learn(move, random);
    }

    /** What is kept and revoked is what the model says, of the families that nobody touched too. */
    private void compare(ModelSession session) {
        for (ModelFamily family : session.families) {
            Optional<RefreshFamily> found =
                    Objects.requireNonNull(records.find(family.id).block());
            if (found.isPresent() || !family.over(adapter.now)) {
                RefreshFamily record = found.orElseThrow(() -> new ModelViolation("a family is lost"));
                demand(
                        record.ended() == family.ended,
                        "a family %s that should not: it ends at %s, %s, at %s"
                                .formatted(record.ended() ? "ended" : "lives", family.ends, record, adapter.now));
                demand(record.newest() == family.newest().number, "a family is at another number");
            }
            demand(
                    ModelFamily.rightly(adapter.familyRevoked(family.id), family.reused, adapter.now),
                    "a family is revoked, or is not");
        }
        demand(
                ModelFamily.rightly(adapter.sessionRevoked(session.token), session.ended, adapter.now),
                "a session is revoked, or is not");
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new ModelViolation(otherwise);
        }
    }

    /** What happens to a browser's family while nobody looks. */
    private void mishaps(Browser browser) {
        ModelFamily family = browser.family;
        if (chance(300)) {
            family.session.gone = true;
            adapter.end(family.session.token);
        }
        if (!family.ended && !family.over(adapter.now) && chance(60)) {
            browser.losing(chance(4) ? 2 : 1).ifPresent(change -> {
                demand(Boolean.TRUE.equals(store.write(change).block()), "a record is not as it was written");
                tally.lost();
            });
        }
    }

    /** From the same instant to an hour later, and often to just when a token is no longer replayed, or a family ends. */
    private Instant later() {
        int kind = random.nextInt(100);
        if (kind < 25) {
            return adapter.now;
        }
        if (kind < 60) {
            return adapter.now.plusMillis(random.nextInt(kind < 50 ? 5_000 : 20_000));
        }
        if (kind < 95) {
            return edge().orElseGet(() -> adapter.now.plusSeconds(1));
        }
        return adapter.now.plusMillis(random.nextInt(chance(10) ? 3_600_000 : 300_000));
    }

    private Optional<Instant> edge() {
        ModelFamily family = browsers.get(random.nextInt(browsers.size())).family;
        Optional<Instant> edge = chance(10)
                ? Optional.of(family.ends)
                : Optional.ofNullable(family.spent(family.newest().number - 1 - random.nextInt(2)))
                        .map(spent -> spent.plus(ModelFamily.WINDOW));
        return edge.map(time -> time.plusNanos(random.nextInt(3) - 1)).filter(time -> time.isAfter(adapter.now));
    }

    private void replaceEnded() {
        List<Browser> over = browsers.stream()
                .filter(browser -> browser.refused || browser.family.ended || browser.family.over(adapter.now))
                .filter(browser -> chance(2))
                .toList();
        browsers.removeAll(over);
        over.forEach(browser -> browser.family.session.families.remove(browser.family));
        over.stream().map(browser -> browser.family.session).distinct().forEach(session -> {
            if (!session.gone) {
                begin(session);
            }
        });
        while (browsers.size() < SESSIONS * 2) {
            signIn();
        }
    }

    private void signIn() {
        sessions++;
        ModelSession session = new ModelSession("token%027d".formatted(sessions));
        for (int family = 1 + random.nextInt(3); family > 0; family--) {
            begin(session);
        }
    }

    private void begin(ModelSession session) {
        IssuedTokens first =
                adapter.begin(session.token).block() instanceof Granted granted ? granted.tokens() : failed();
        TokenNumber number = TokenNumber.read(Objects.requireNonNull(first.refresh()));
        browsers.add(new Browser(new ModelFamily(number.family(), session, first, adapter.now), first));
    }

    private static IssuedTokens failed() {
        throw new ModelViolation("a session that lives gets no tokens");
    }
}
