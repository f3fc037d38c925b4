package dev.gatehouse.sample.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.sample.Backend;
import dev.gatehouse.sample.Backend.Reply;
import dev.gatehouse.sample.RunningSample;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each test has users of its own, because all share one running service. */
@RunningSample
class TaskTest {

    @LocalServerPort
    private int port;

    private Backend ada;
    private Backend bob;

    @BeforeEach
    void arrive(TestInfo test) {
        ada = Backend.on(port).as("ada-" + test.getDisplayName(), "user");
        bob = Backend.on(port).as("bob-" + test.getDisplayName(), "user");
    }

    @Test
    void isMadeForItsOwner() {
        Reply made = ada.post("/tasks", "{\"title\":\"Water the plants\"}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().get("title").asString()).isEqualTo("Water the plants");
        assertThat(made.json().get("done").asBoolean()).isFalse();
        assertThat(made.json().get("owner").asString()).isEqualTo("ada-isMadeForItsOwner()");
    }

    @Test
    void isFoundWhereItsLocationSaysAlsoBehindAPrefix() {
        Reply made = ada.post("/tasks", "{\"title\":\"Water the plants\"}");

        assertThat(URI.create("/tasks").resolve(made.header("Location"))).hasPath("/tasks/" + made.id());
        assertThat(URI.create("/api/tasks").resolve(made.header("Location"))).hasPath("/api/tasks/" + made.id());
    }

    @Test
    void isListedInTheOrderOfMaking() {
        ada.post("/tasks", "{\"title\":\"first\"}");
        ada.post("/tasks", "{\"title\":\"second\"}");

        assertThat(ada.get("/tasks").json())
                .extracting(task -> task.get("title").asString())
                .containsExactly("first", "second");
    }

    @Test
    void isDone() {
        String path = "/tasks/"
                + ada.post("/tasks", "{\"title\":\"Water the plants\"}").id();

        Reply changed = ada.patch(path, "{\"done\":true}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().get("title").asString()).isEqualTo("Water the plants");
        assertThat(ada.get(path).json().get("done").asBoolean()).isTrue();
    }

    @Test
    void isRenamed() {
        String path = "/tasks/" + ada.post("/tasks", "{\"title\":\"Watr\"}").id();

        ada.patch(path, "{\"title\":\"Water\"}");

        assertThat(ada.get(path).json().get("title").asString()).isEqualTo("Water");
    }

    @Test
    void isGoneWhenDeleted() {
        String path = "/tasks/"
                + ada.post("/tasks", "{\"title\":\"Water the plants\"}").id();

        assertThat(ada.delete(path).status()).isEqualTo(204);
        assertThat(ada.get(path).status()).isEqualTo(404);
        assertThat(ada.delete(path).status()).isEqualTo(404);
    }

    @Test
    void isNotFoundByAnotherUser() {
        String path = "/tasks/"
                + ada.post("/tasks", "{\"title\":\"Water the plants\"}").id();

        assertThat(bob.get(path).status()).isEqualTo(404);
        assertThat(bob.patch(path, "{\"done\":true}").status()).isEqualTo(404);
        assertThat(bob.delete(path).status()).isEqualTo(404);
        assertThat(bob.get("/tasks").json()).isEmpty();
        assertThat(ada.get(path).json().get("done").asBoolean()).isFalse();
    }

    @Test
    void looksTheSameToAStrangerWhetherItExistsOrNot() {
        String id = ada.post("/tasks", "{\"title\":\"Water the plants\"}").id();

        assertThat(bob.get("/tasks/" + id).body().replace(id, "?"))
                .isEqualTo(bob.get("/tasks/999999").body().replace("999999", "?"));
    }

    @Test
    void isListedToAnAdministratorWhoeverOwnsIt() {
        String id = ada.post("/tasks", "{\"title\":\"Water the plants\"}").id();

        Reply all = Backend.on(port).as("carol", "user", "admin").get("/admin/tasks");

        assertThat(all.json()).extracting(task -> task.get("id").asString()).contains(id);
    }

    @Test
    void isNotListedToOthers() {
        Reply refused = ada.get("/admin/tasks");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("WWW-Authenticate")).contains("insufficient_scope");
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"title\"",
                "{}",
                "{\"title\":null}",
                "{\"title\":\"  \"}",
                "{\"title\":[\"a\"]}",
                "{\"title\":{\"a\":1}}",
                "{\"title\":\"half a character: \\ud800\"}",
                "{\"title\":\"a\",\"owner\":\"bob\"}",
                "{\"title\":\"a\"} trailing",
            })
    void isNotMadeOfBadInput(String body) {
        Reply refused = ada.post("/tasks", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(ada.get("/tasks").json()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{\"done\":\"perhaps\"}", "{\"done\":{}}", "{\"title\":\"\"}", "{\"finished\":true}"})
    void isNotChangedByBadInput(String body) {
        String path = "/tasks/"
                + ada.post("/tasks", "{\"title\":\"Water the plants\"}").id();

        assertThat(ada.patch(path, body).status()).isEqualTo(400);
        assertThat(ada.get(path).json().get("title").asString()).isEqualTo("Water the plants");
    }

    @Test
    void hasATitleOfTwoHundredCharactersAtMost() {
        assertThat(ada.post("/tasks", "{\"title\":\"" + "😀".repeat(200) + "\"}")
                        .status())
                .isEqualTo(201);
        assertThat(ada.post("/tasks", "{\"title\":\"" + "a".repeat(201) + "\"}").status())
                .isEqualTo(400);
    }

    @Test
    void isNotReadFromABodyOfAnySize() {
        assertThat(ada.post("/tasks", "{\"title\":\"a\"," + " ".repeat(100_000) + "\"x\":1}")
                        .body())
                .contains("\"status\":400");
        assertThat(ada.post("/tasks", "[".repeat(5_000)).status()).isEqualTo(400);
    }

    @Test
    void isMadeOfJsonOnly() {
        assertThat(ada.send("POST", "/tasks", "title=a", Map.of("Content-Type", "application/x-www-form-urlencoded"))
                        .status())
                .isEqualTo(415);
    }

    @Test
    void isNotReplaced() {
        assertThat(ada.send("PUT", "/tasks/1", "{}", Map.of("Content-Type", "application/json"))
                        .status())
                .isEqualTo(405);
    }
}
