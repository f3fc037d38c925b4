package dev.gatehouse.adapter.store;

import dev.gatehouse.adapter.store.Change.Condition;
import dev.gatehouse.adapter.store.Change.Condition.Is;
import dev.gatehouse.adapter.store.Change.Condition.Owns;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that a store of one process holds, in memory. Thread-safe. */
final class Shelves {

    private static final int NAME_BYTES = 8;

    private final int most;
    private final Map<Key.Kind, Shelf> byKind = new EnumMap<>(Key.Kind.class);
    private final Map<String, Log> logs = new HashMap<>();
    private String name;

    /**
     * Holds at most so many items of each kind, and entries of each log.
     *
     * @param most past it new ones are refused: to drop one would sign somebody out, or in again
     */
    Shelves(int most) {
        byte[] random = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(random);
        this.name = HexFormat.of().formatHex(random);
        this.most = most;
        for (Key.Kind kind : Key.Kind.values()) {
            byKind.put(kind, new Shelf(kind));
        }
    }

    synchronized Optional<Bytes> find(Key key) {
        return Optional.ofNullable(value(key));
    }

    synchronized List<Bytes> owned(Key.Kind kind, String owner) {
        return shelf(kind).owned(owner);
    }

    /** Whether all conditions hold. */
    synchronized boolean allows(Change change) {
        return change.conditions().stream().allMatch(this::holds);
    }

    private boolean holds(Condition condition) {
        if (condition instanceof Is is) {
            return Objects.equals(value(is.key()), is.value());
        }
        Owns owns = (Owns) condition;
        return shelf(owns.kind()).ids(owns.owner()).equals(owns.ids());
    }

    /** Fails if there is no room for the change, with others that are to be made first. */
    synchronized void admit(Change change, int others) {
        for (Item item : change.items()) {
            if (shelf(item.key().kind()).size() + others >= most && value(item.key()) == null) {
                throw new StoreUnavailableException("holds " + most + " of a kind and takes no more");
            }
        }
        for (Change.Entry entry : change.entries()) {
            if (log(entry.log()).size() + others >= most) {
                throw new StoreUnavailableException("holds " + most + " entries of a log and takes no more");
            }
        }
    }

    /** Makes the change, whatever its conditions. */
    synchronized void make(Change change) {
        change.items().forEach(this::put);
        change.entries().forEach(entry -> log(entry.log()).append(entry));
    }

    synchronized void put(Item item) {
        shelf(item.key().kind()).put(item);
    }

    /** Everything; items and entries never change, so this can be read while others write. */
    record Copy(String name, List<Item> items, Map<String, Log.Copy> logs) {}

    synchronized Copy copy() {
        List<Item> items = new ArrayList<>();
        byKind.values().forEach(shelf -> shelf.copy(items));
        Map<String, Log.Copy> copies = new HashMap<>();
        logs.forEach((log, entries) -> copies.put(log, entries.copy()));
        return new Copy(name, items, copies);
    }

    /** What its cursors begin with from now on: before there is a log. */
    synchronized void name(String earlier) {
        name = earlier;
    }

    /** The names of logs come from the configuration, so their number is bounded. */
    synchronized Log log(String log) {
        return logs.computeIfAbsent(log, key -> new Log(name, key));
    }

    /** Drops what is over at {@code now}. */
    synchronized void prune(Instant now) {
        byKind.values().forEach(shelf -> shelf.prune(now));
        logs.values().forEach(log -> log.prune(now));
    }

    synchronized int size() {
        return byKind.values().stream().mapToInt(Shelf::size).sum()
                + logs.values().stream().mapToInt(Log::size).sum();
    }

    synchronized int size(Key.Kind kind) {
        return shelf(kind).size();
    }

    private @Nullable Bytes value(Key key) {
        return shelf(key.kind()).find(key.id());
    }

    private Shelf shelf(Key.Kind kind) {
        return Objects.requireNonNull(byKind.get(kind));
    }
}
