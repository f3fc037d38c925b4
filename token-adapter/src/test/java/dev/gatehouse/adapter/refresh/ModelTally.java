package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.refresh.ModelFamily.Verdict;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** How often what happened. */
final class ModelTally {

    private final Map<Move, Map<String, Long>> moves = new EnumMap<>(Move.class);
    private final Map<String, Long> more = new TreeMap<>();
    private long all;

    void count(Presentation move) {
        all++;
        Verdict verdict = move.verdict();
        String came = move.crashed() ? "CRASH" : String.valueOf(verdict);
        moves.computeIfAbsent(move.move, key -> new TreeMap<>()).merge(came, 1L, Long::sum);
        move.notes().forEach(note -> more.merge(note, 1L, Long::sum));
    }

    void lost() {
        more.merge("records that went back", 1L, Long::sum);
    }

    long all() {
        return all;
    }

    long of(Verdict verdict) {
        return moves.values().stream()
                .mapToLong(counts -> counts.getOrDefault(verdict.name(), 0L))
                .sum();
    }

    double thievesShare() {
        long thieves = moves.getOrDefault(Move.THIEF, Map.of()).values().stream()
                .mapToLong(count -> count)
                .sum();
        return all == 0 ? 0 : (double) thieves / all;
    }

    long of(String note) {
        return more.getOrDefault(note, 0L);
    }

    @Override
    public String toString() {
        return "%d presentations, %.1f %% of them thieves': %s; %s".formatted(all, 100 * thievesShare(), moves, more);
    }
}
