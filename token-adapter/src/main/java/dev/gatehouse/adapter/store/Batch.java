package dev.gatehouse.adapter.store;

import dev.gatehouse.adapter.store.Change.Condition;
import dev.gatehouse.adapter.store.Change.Condition.Is;
import dev.gatehouse.adapter.store.Change.Condition.Owns;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Changes that are made at once: none of them looks at what another writes. For one thread. */
final class Batch {

    private final List<Change> changes = new ArrayList<>();
    private final Set<Object> written = new HashSet<>();
    private int size;

    private record Owner(Key.Kind kind, String name) {}

    /** Whether the change looks at what is written here, so that it has to wait until that is so, or is not. */
    boolean concerns(Change change) {
        return change.conditions().stream().map(Batch::lookedAt).anyMatch(written::contains);
    }

    private static Object lookedAt(Condition condition) {
        if (condition instanceof Is is) {
            return is.key();
        }
        Owns owns = (Owns) condition;
        return new Owner(owns.kind(), owns.owner());
    }

    void add(Change change) {
        changes.add(change);
        for (Item item : change.items()) {
            written.add(item.key());
            item.owners().forEach(owner -> written.add(new Owner(item.key().kind(), owner)));
        }
        size += change.items().size() + change.entries().size();
    }

    List<Change> changes() {
        return changes;
    }

    /** How many items and entries it has. */
    int size() {
        return size;
    }
}
