package dev.gatehouse.adapter.revocation;

import dev.gatehouse.adapter.revocation.Revocation.Kind;
import dev.gatehouse.adapter.revocation.RevocationLog.Entry;
import dev.gatehouse.adapter.revocation.RevocationLog.Page;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** The log of one realm. A cursor is the name of this shelf and a number. */
final class MemoryShelf {

    private static final int NAME_BYTES = 8;

    private final String name;
    private final Pattern cursors;
    private final int most;
    private final NavigableMap<Long, Revocation> entries = new TreeMap<>();
    private final Map<Key, Revocation> furthest = new HashMap<>();
    private final Sinks.Many<Long> heads = Sinks.many().replay().latestOrDefault(0L);
    private long head;

    MemoryShelf(int most) {
        byte[] random = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(random);
        this.name = HexFormat.of().formatHex(random);
        this.cursors = Pattern.compile(name + "\\.([0-9]{1,18})");
        this.most = most;
    }

    private record Key(Kind kind, String id) {}

    synchronized boolean append(Revocation revocation) {
        Key key = new Key(revocation.kind(), revocation.id());
        Revocation known = furthest.get(key);
        if (known != null && known.covers(revocation)) {
            return true;
        }
        if (entries.size() >= most) {
            throw new RevocationLogException("holds " + most + " entries that are in force and takes no more");
        }
        furthest.put(key, known == null ? revocation : known.join(revocation));
        entries.put(++head, revocation);
        heads.emitNext(head, Sinks.EmitFailureHandler.FAIL_FAST);
        return true;
    }

    synchronized Optional<Revocation> find(Kind kind, String id) {
        return Optional.ofNullable(furthest.get(new Key(kind, id)));
    }

    synchronized Optional<Page> read(@Nullable String after, int most) {
        long from = after == null ? 0 : number(after);
        if (from < 0 || from > head) {
            return Optional.empty();
        }
        List<Entry> page = entries.tailMap(from, false).entrySet().stream()
                .limit(most)
                .map(entry -> new Entry(entry.getValue(), cursor(entry.getKey())))
                .toList();
        // What follows the last entry of a page that is not full has been pruned, and nobody needs it.
        return Optional.of(new Page(
                page, page.size() < most ? cursor(head) : page.get(most - 1).cursor()));
    }

    Mono<Boolean> grown(String after) {
        long from = number(after);
        // Not on the thread of who appends: it would do the work of all readers, with the shelf locked.
        return heads.asFlux()
                .filter(last -> last > from)
                .next()
                .publishOn(Schedulers.parallel())
                .thenReturn(true);
    }

    synchronized void prune(Instant now) {
        entries.values().removeIf(entry -> entry.over(now));
        furthest.values().removeIf(entry -> entry.over(now));
    }

    synchronized int size() {
        return entries.size();
    }

    private String cursor(long number) {
        return name + "." + number;
    }

    private long number(String cursor) {
        Matcher parts = cursors.matcher(cursor);
        return parts.matches() ? Long.parseLong(parts.group(1)) : -1;
    }
}
