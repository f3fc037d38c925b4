package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.issue.IssuedTokens;
import dev.gatehouse.adapter.store.Change;
import dev.gatehouse.adapter.store.Item;
import dev.gatehouse.adapter.store.Key;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/** Tabs that share one token, the servers that render for them, and whoever copied it. */
final class Browser {

    private static final int MOST_RECORDS = 4;

    final ModelFamily family;
    private final Map<Integer, String> tokens = new HashMap<>();
    private final Deque<Item> records = new ArrayDeque<>();
    private final List<Integer> late = new ArrayList<>();
    private int held;
    private int copied = -1;
    private boolean unanswered;
    boolean refused;

    Browser(ModelFamily family, IssuedTokens first) {
        this.family = family;
        tokens.put(0, Objects.requireNonNull(first.refresh()));
    }

    String token(int number) {
        return Objects.requireNonNull(tokens.get(number));
    }

    /** Who presents what next, all at once; nobody, if an empty list. */
    List<Map.Entry<Move, Integer>> plan(Random random) {
        late.forEach(number -> held = Math.max(held, number));
        late.clear();
        List<Map.Entry<Move, Integer>> moves = new ArrayList<>();
        int kind = random.nextInt(100);
        if (kind < 35) {
            moves.add(Map.entry(unanswered ? Move.RETRY : Move.TAB, held));
        } else if (kind < 45) {
            add(moves, 2 + random.nextInt(4), Move.TAB, held);
        } else if (kind < 58) {
            moves.add(Map.entry(Move.RENDER, held));
            add(moves, random.nextInt(2), Move.TAB, held);
        } else if (kind < 70) {
            add(moves, 1, Move.SLEEPER, held - 1 - random.nextInt(2));
            add(moves, random.nextInt(2), Move.TAB, held);
        } else {
            steal(moves, random);
        }
        return moves;
    }

    private void steal(List<Map.Entry<Move, Integer>> moves, Random random) {
        if (copied < 0 || random.nextInt(4) == 0) {
            copied = held;
        }
        if (random.nextInt(3) > 0) {
            add(moves, 1 + random.nextInt(2), Move.THIEF, copied);
            add(moves, random.nextInt(2), Move.TAB, held);
        }
    }

    private void add(List<Map.Entry<Move, Integer>> moves, int times, Move move, int number) {
        for (int time = 0; time < times && tokens.containsKey(number); time++) {
            moves.add(Map.entry(move, number));
        }
    }

    /** The presentation is over, and its answer reaches them now, later, or never. */
    void learn(Presentation over, Random random) {
        IssuedTokens given = over.given;
        if (given == null) {
            unanswered |= over.crashed();
            return;
        }
        int number = TokenNumber.read(Objects.requireNonNull(given.refresh())).number();
        tokens.put(number, Objects.requireNonNull(given.refresh()));
        if (over.move == Move.THIEF) {
            copied = number;
            return;
        }
        int fate = random.nextInt(100);
        boolean lost = fate < (over.move == Move.RENDER ? 50 : 10);
        unanswered = lost;
        if (!lost && fate >= 90) {
            late.add(number);
        } else if (!lost) {
            held = Math.max(held, number);
        }
    }

    void recorded(Change change) {
        for (Item item : change.items()) {
            if (item.key().kind() == Key.Kind.FAMILY && item.key().id().equals(family.id)) {
                records.addLast(item);
            }
        }
        while (records.size() > MOST_RECORDS) {
            records.removeFirst();
        }
    }

    /** Takes so many writes of the family back, as a fail-over may; nothing, if that many are not known. */
    Optional<Change> losing(int lost) {
        if (records.size() <= lost) {
            return Optional.empty();
        }
        Item newest = records.getLast();
        for (int one = 0; one < lost; one++) {
            records.removeLast();
        }
        Item older = records.getLast();
        family.backTo(FamilyCodec.decode(older.value()).newest());
        return Optional.of(Change.set(newest.value(), older));
    }
}
