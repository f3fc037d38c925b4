package dev.gatehouse.sample.task;

import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The caller's own tasks. Another user's task is not found, so that its id tells nothing. */
@RestController
@RequestMapping("/tasks")
class TaskEndpoint {

    private final Tasks tasks;

    TaskEndpoint(Tasks tasks) {
        this.tasks = tasks;
    }

    @GetMapping
    List<Task> list(Principal caller) {
        return tasks.of(caller.getName());
    }

    @PostMapping
    ResponseEntity<Task> add(Principal caller, @RequestBody NewTask wished) {
        Task task = tasks.add(caller.getName(), Title.require(wished.title()))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.CONFLICT, "There is no room for another task: delete one first."));
        // Relative to the path that was asked for, which behind the edge is another one than here.
        return ResponseEntity.created(URI.create("tasks/" + task.id())).body(task);
    }

    @GetMapping("/{id}")
    Task find(Principal caller, @PathVariable String id) {
        return tasks.find(caller.getName(), id).orElseThrow(TaskEndpoint::notFound);
    }

    @PatchMapping("/{id}")
    Task change(Principal caller, @PathVariable String id, @RequestBody TaskChange change) {
        String title = change.title() == null ? null : Title.require(change.title());
        return tasks.change(caller.getName(), id, task -> task.changed(title, change.done()))
                .orElseThrow(TaskEndpoint::notFound);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Principal caller, @PathVariable String id) {
        if (!tasks.remove(caller.getName(), id)) {
            throw notFound();
        }
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "You have no such task.");
    }

    /** What {@code POST /tasks} takes. */
    record NewTask(@Nullable String title) {}

    /** What {@code PATCH /tasks/{id}} takes; what is absent stays. */
    record TaskChange(@Nullable String title, @Nullable Boolean done) {}
}
