package dev.gatehouse.adapter.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The items of one kind in memory, by name and by owner. There may be a hundred thousand, so each is as few objects as
 * it can be. For one caller at a time.
 */
final class Shelf {

    private final Key.Kind kind;
    private final Map<String, Kept> byId = new HashMap<>();
    private final Map<String, Set<String>> byOwner = new HashMap<>();

    Shelf(Key.Kind kind) {
        this.kind = kind;
    }

    /** An item; its time is rounded up to milliseconds. */
    private static final class Kept {

        private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

        private final String id;
        private final byte[] value;
        private final List<String> owners;
        private final long over;

        Kept(String id, Item item, List<String> owners) {
            this.id = id;
            this.value = item.value().shared();
            this.owners = owners;
            this.over =
                    millis(item.over().isAfter(LAST) ? item.over() : item.over().plusNanos(999_999));
        }

        private static long millis(Instant time) {
            return time.isAfter(LAST) ? Long.MAX_VALUE : time.toEpochMilli();
        }

        boolean over(Instant now) {
            return millis(now) >= over;
        }

        Bytes bytes() {
            return Bytes.owning(value);
        }

        Item item(Key.Kind kind) {
            return new Item(new Key(kind, id), bytes(), owners, Instant.ofEpochMilli(over));
        }
    }

    @Nullable
    Bytes find(String id) {
        Kept kept = byId.get(id);
        return kept == null ? null : kept.bytes();
    }

    Set<String> ids(String owner) {
        return byOwner.getOrDefault(owner, Set.of());
    }

    List<Bytes> owned(String owner) {
        return ids(owner).stream().map(byId::get).map(Kept::bytes).toList();
    }

    void put(Item item) {
        Kept before = byId.get(item.key().id());
        if (before != null) {
            // Texts that were there already need no second place.
            byId.put(before.id, new Kept(before.id, item, before.owners));
            return;
        }
        String id = item.key().id();
        byId.put(id, new Kept(id, item, item.owners()));
        item.owners().forEach(owner -> byOwner.merge(owner, Set.of(id), Shelf::both));
    }

    /** Nearly every owner has one item, so a set of its own for each would be most of what an item costs. */
    private static Set<String> both(Set<String> some, Set<String> more) {
        Set<String> all = some instanceof HashSet<String> ? some : new HashSet<>(some);
        all.addAll(more);
        return all;
    }

    void prune(Instant now) {
        byId.values().removeIf(kept -> {
            boolean over = kept.over(now);
            if (over) {
                kept.owners.forEach(owner -> disown(owner, kept.id));
            }
            return over;
        });
    }

    private void disown(String owner, String id) {
        byOwner.computeIfPresent(owner, (name, ids) -> {
            if (ids instanceof HashSet<String>) {
                ids.remove(id);
                return ids.isEmpty() ? null : ids;
            }
            return ids.contains(id) ? null : ids;
        });
    }

    void copy(Collection<Item> into) {
        byId.values().forEach(kept -> into.add(kept.item(kind)));
    }

    int size() {
        return byId.size();
    }
}
