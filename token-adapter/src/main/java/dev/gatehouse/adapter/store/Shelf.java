package dev.gatehouse.adapter.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The items of one kind in memory, by name and by owner. For one caller at a time. */
final class Shelf {

    private final Map<String, Item> byId = new HashMap<>();
    private final Map<String, Set<String>> byOwner = new HashMap<>();

    @Nullable
    Item find(String id) {
        return byId.get(id);
    }

    Set<String> ids(String owner) {
        return byOwner.getOrDefault(owner, Set.of());
    }

    List<Bytes> owned(String owner) {
        return ids(owner).stream().map(byId::get).map(Item::value).toList();
    }

    void put(Item item) {
        Item before = byId.get(item.key().id());
        // Texts that were there already need no second place.
        Item kept = before == null ? item : new Item(before.key(), item.value(), before.owners(), item.over());
        byId.put(kept.key().id(), kept);
        if (before == null) {
            item.owners()
                    .forEach(owner -> byOwner.merge(owner, Set.of(item.key().id()), Shelf::both));
        }
    }

    /** Nearly every owner has one item, so a set of its own for each would be most of what an item costs. */
    private static Set<String> both(Set<String> some, Set<String> more) {
        Set<String> all = some instanceof HashSet<String> ? some : new HashSet<>(some);
        all.addAll(more);
        return all;
    }

    void prune(Instant now) {
        byId.values().removeIf(item -> {
            boolean over = !now.isBefore(item.over());
            if (over) {
                item.owners().forEach(owner -> disown(owner, item.key().id()));
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
        into.addAll(byId.values());
    }

    int size() {
        return byId.size();
    }
}
