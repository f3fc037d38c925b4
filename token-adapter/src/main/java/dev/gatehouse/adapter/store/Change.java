package dev.gatehouse.adapter.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is written at once or not at all: items in the place of what is kept by their names, and entries of logs. */
public record Change(List<Condition> conditions, List<Item> items, List<Entry> entries) {

    public Change {
        conditions = List.copyOf(conditions);
        items = List.copyOf(items);
        entries = List.copyOf(entries);
    }

    /** What must be so for the change to be made. */
    public sealed interface Condition {

        /**
         * This is kept by that name.
         *
         * @param value null for nothing
         */
        record Is(Key key, @Nullable Bytes value) implements Condition {}

        /** Exactly these items of a kind have that owner. */
        record Owns(Key.Kind kind, String owner, Set<String> ids) implements Condition {
            public Owns {
                ids = Set.copyOf(ids);
            }
        }
    }

    /**
     * What is to be appended to a log.
     *
     * @param over from then on nobody needs it
     */
    public record Entry(String log, Bytes value, Instant over) {}

    /**
     * Sets an item.
     *
     * @param before what must be there now; null for nothing
     */
    public static Change set(@Nullable Bytes before, Item after) {
        return new Change(List.of(new Condition.Is(after.key(), before)), List.of(after), List.of());
    }

    public static Change append(Entry entry) {
        return new Change(List.of(), List.of(), List.of(entry));
    }

    public static Change given(Condition condition) {
        return new Change(List.of(condition), List.of(), List.of());
    }

    /** Both at once. */
    public Change and(Change other) {
        return all(List.of(this, other));
    }

    /** All at once. */
    public static Change all(Collection<Change> changes) {
        return new Change(
                changes.stream().flatMap(change -> change.conditions.stream()).toList(),
                changes.stream().flatMap(change -> change.items.stream()).toList(),
                changes.stream().flatMap(change -> change.entries.stream()).toList());
    }
}
