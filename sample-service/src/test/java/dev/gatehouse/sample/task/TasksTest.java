package dev.gatehouse.sample.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TasksTest {

    private final Tasks tasks = new Tasks(2, 3);

    @Test
    void haveRoomForSoManyOfOneOwner() {
        tasks.add("ada", "first");
        tasks.add("ada", "second");

        assertThat(tasks.add("ada", "third")).isEmpty();
        assertThat(tasks.add("bob", "first")).isPresent();
    }

    @Test
    void haveRoomForSoManyInAll() {
        tasks.add("ada", "first");
        tasks.add("bob", "first");
        tasks.add("carol", "first");

        assertThat(tasks.add("dan", "first")).isEmpty();
    }

    @Test
    void haveRoomAgainWhenOneIsRemoved() {
        tasks.add("ada", "first");
        String id = tasks.add("ada", "second").orElseThrow().id();
        tasks.add("bob", "first");

        assertThat(tasks.remove("ada", id)).isTrue();

        assertThat(tasks.add("ada", "third")).isPresent();
    }

    @Test
    void giveNoIdTwice() {
        String id = tasks.add("ada", "first").orElseThrow().id();
        tasks.remove("ada", id);

        assertThat(tasks.add("ada", "second").orElseThrow().id()).isNotEqualTo(id);
    }

    @Test
    void areFoundByTheirOwnerOnly() {
        String id = tasks.add("ada", "first").orElseThrow().id();

        assertThat(tasks.find("bob", id)).isEmpty();
        assertThat(tasks.change("bob", id, task -> task.changed("mine", true))).isEmpty();
        assertThat(tasks.remove("bob", id)).isFalse();
        assertThat(tasks.find("ada", id).orElseThrow().title()).isEqualTo("first");
    }

    @Test
    void areShownToAnAdministratorUpToABound() {
        tasks.add("ada", "first");
        tasks.add("bob", "second");

        assertThat(tasks.ofAll(10)).hasSize(2);
        assertThat(tasks.ofAll(1)).hasSize(1);
    }
}
