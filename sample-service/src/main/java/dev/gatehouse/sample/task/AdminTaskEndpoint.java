package dev.gatehouse.sample.task;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Everybody's tasks. Who may ask stands with the other rules of who may ask, in the room {@code caller}. */
@RestController
class AdminTaskEndpoint {

    private static final int MOST = 1_000;

    private final Tasks tasks;

    AdminTaskEndpoint(Tasks tasks) {
        this.tasks = tasks;
    }

    @GetMapping("/admin/tasks")
    List<Task> list() {
        return tasks.ofAll(MOST);
    }
}
