package dev.gatehouse.sample.task;

import org.jspecify.annotations.Nullable;

/**
 * Something that its owner wants to do.
 *
 * @param owner the {@code sub} of the token that made it
 */
record Task(String id, String title, boolean done, String owner) {

    Task changed(@Nullable String newTitle, @Nullable Boolean newDone) {
        return new Task(id, newTitle == null ? title : newTitle, newDone == null ? done : newDone, owner);
    }
}
