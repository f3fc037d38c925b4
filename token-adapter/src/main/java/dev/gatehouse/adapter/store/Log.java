package dev.gatehouse.adapter.store;

import dev.gatehouse.adapter.store.Store.Page;
import dev.gatehouse.adapter.store.Store.Place;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** One log in memory. A cursor is the name of the store and a number. */
final class Log {

    private final String store;
    private final String name;
    private final Pattern cursors;
    private final NavigableMap<Long, Change.Entry> entries = new TreeMap<>();
    private final Sinks.Many<Long> heads = Sinks.many().replay().latestOrDefault(0L);
    private long head;

    /**
     * An empty log.
     *
     * @param store what its cursors begin with
     */
    Log(String store, String name) {
        this.store = store;
        this.name = name;
        this.cursors = Pattern.compile(Pattern.quote(store) + "\\.(0|[1-9][0-9]{0,17})");
    }

    /**
     * All of a log.
     *
     * @param head the number of its last entry, which may be gone
     */
    record Copy(long head, NavigableMap<Long, Change.Entry> entries) {}

    String name() {
        return name;
    }

    synchronized Copy copy() {
        return new Copy(head, new TreeMap<>(entries));
    }

    synchronized long head() {
        return head;
    }

    void append(Change.Entry entry) {
        append(head() + 1, entry);
    }

    synchronized void append(long number, Change.Entry entry) {
        entries.put(number, entry);
        advance(number);
    }

    synchronized void advance(long number) {
        head = Math.max(head, number);
        heads.emitNext(head, Sinks.EmitFailureHandler.FAIL_FAST);
    }

    synchronized Optional<Page> read(@Nullable String after, int most) {
        long from = after == null ? 0 : number(after);
        if (from < 0 || from > head) {
            return Optional.empty();
        }
        List<Place> page = entries.tailMap(from, false).entrySet().stream()
                .limit(most)
                .map(entry -> new Place(entry.getValue().value(), cursor(entry.getKey())))
                .toList();
        // What follows the last entry of a page that is not full has been pruned, and nobody needs it.
        return Optional.of(new Page(
                page, page.size() < most ? cursor(head) : page.get(most - 1).cursor()));
    }

    Mono<Boolean> grown(String after) {
        long from = number(after);
        // Not on the thread of who appends: it would do the work of all readers, with the log locked.
        return heads.asFlux()
                .filter(last -> last > from)
                .next()
                .publishOn(Schedulers.parallel())
                .thenReturn(true);
    }

    synchronized void prune(Instant now) {
        entries.values().removeIf(entry -> !now.isBefore(entry.over()));
    }

    synchronized int size() {
        return entries.size();
    }

    private String cursor(long number) {
        return store + "." + number;
    }

    private long number(String cursor) {
        Matcher parts = cursors.matcher(cursor);
        return parts.matches() ? Long.parseLong(parts.group(1)) : -1;
    }
}
