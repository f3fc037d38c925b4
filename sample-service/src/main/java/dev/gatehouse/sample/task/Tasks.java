package dev.gatehouse.sample.task;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Everybody's tasks, in memory. Each is found under its owner only, so that no caller can reach another's.
 *
 * <p>Bounded for each owner and in all; an owner without tasks takes no room, so owners are bounded too. Thread-safe.
 */
final class Tasks {

    private final int mostOfOne;
    private final int mostOfAll;
    private final Map<String, Map<String, Task>> byOwner = new HashMap<>();
    private int count;
    private long lastId;

    Tasks(int mostOfOne, int mostOfAll) {
        this.mostOfOne = mostOfOne;
        this.mostOfAll = mostOfAll;
    }

    /** The owner's tasks, oldest first. */
    synchronized List<Task> of(String owner) {
        return List.copyOf(mine(owner).values());
    }

    /** The first tasks of all owners, in no order. */
    synchronized List<Task> ofAll(int most) {
        return byOwner.values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .limit(most)
                .toList();
    }

    synchronized Optional<Task> find(String owner, String id) {
        return Optional.ofNullable(mine(owner).get(id));
    }

    /** The new task; empty if there is no room for it. */
    synchronized Optional<Task> add(String owner, String title) {
        if (count >= mostOfAll || mine(owner).size() >= mostOfOne) {
            return Optional.empty();
        }
        Task task = new Task(Long.toString(++lastId), title, false, owner);
        byOwner.computeIfAbsent(owner, nobody -> new LinkedHashMap<>()).put(task.id(), task);
        count++;
        return Optional.of(task);
    }

    synchronized Optional<Task> change(String owner, String id, UnaryOperator<Task> change) {
        Optional<Task> changed = find(owner, id).map(change);
        changed.ifPresent(task -> mine(owner).put(id, task));
        return changed;
    }

    /** Whether there was such a task. */
    synchronized boolean remove(String owner, String id) {
        if (find(owner, id).isEmpty()) {
            return false;
        }
        mine(owner).remove(id);
        count--;
        byOwner.computeIfPresent(owner, (same, tasks) -> tasks.isEmpty() ? null : tasks);
        return true;
    }

    private Map<String, Task> mine(String owner) {
        return byOwner.getOrDefault(owner, Map.of());
    }
}
