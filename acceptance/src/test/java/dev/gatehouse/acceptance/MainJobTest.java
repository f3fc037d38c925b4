package dev.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job, end to end: sign in at Better Auth, get a token, call two backends through the edge. */
@ExtendWith(House.Extension.class)
class MainJobTest {

    private final House house;

    MainJobTest(House house) {
        this.house = house;
    }

    @Test
    void takesASignedUpPersonToBothBackends() {
        String token = Person.signsUp(house, "cyd@example.com", "Cyd Löwe").accessToken();

        Answer tasks = get("/api/me", token);
        Answer reports = get("/api/reports/me", token);

        assertThat(List.of(tasks.status(), reports.status())).containsOnly(200);
        assertThat(tasks.text("service")).isEqualTo("tasks");
        assertThat(reports.text("service")).isEqualTo("reports");
        assertThat(tasks.json().path("relayed").toString())
                .contains("Cyd%20L%C3%B6we")
                .contains("cyd@example.com");
    }

    @Test
    void keepsTheTasksOfTwoPeopleApart() {
        String ada = Person.signsIn(house, "ada@example.com").accessToken();
        String bob = Person.signsIn(house, "bob@example.com").accessToken();

        Answer created = Person.calls("POST", house.edge() + "/api/tasks", Optional.of(ada), "{\"title\":\"hers\"}");
        String path = "/api/tasks/" + created.text("id");

        assertThat(created.status()).isEqualTo(201);
        assertThat(get(path, ada).text("title")).isEqualTo("hers");
        assertThat(get(path, bob).status()).isEqualTo(404);
        assertThat(get("/api/tasks", bob).http().body()).doesNotContain("hers");
    }

    @Test
    void answersTheSameBehindTheEdgeAndDirectly() {
        String token = Person.signsIn(house, "bob@example.com").accessToken();

        assertThat(Person.calls("GET", house.tasks() + "/me", Optional.of(token), "")
                        .text("sub"))
                .isEqualTo(get("/api/me", token).text("sub"))
                .isNotEmpty();
    }

    @Test
    void givesATokenOfFifteenMinutesAndARefreshTokenOfSevenDays() {
        Answer exchanged = Person.signsIn(house, "ada@example.com").exchanges();

        assertThat(exchanged.json().path("expires_in").asInt()).isEqualTo(900);
        assertThat(exchanged.json().path("refresh_expires_in").asInt()).isBetween(604_700, 604_800);
        assertThat(exchanged.header("cache-control")).contains("no-store");
    }

    @Test
    void rotatesTheRefreshTokenAndReplaysThePairToASecondTab() {
        String first = Person.signsIn(house, "ada@example.com").exchanges().text("refresh_token");

        Answer rotated = Person.refreshes(house, first);
        Answer replayed = Person.refreshes(house, first);

        assertThat(rotated.status()).isEqualTo(200);
        assertThat(rotated.text("refresh_token")).isNotEqualTo(first).isEqualTo(replayed.text("refresh_token"));
        assertThat(get("/api/me", rotated.text("access_token")).status()).isEqualTo(200);
    }

    @Test
    void refusesToRefreshAfterSigningOut() {
        Person bob = Person.signsIn(house, "bob@example.com");
        String refresh = bob.exchanges().text("refresh_token");
        bob.signsOut();

        Answer refused = Person.refreshes(house, refresh);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("error")).isEqualTo("invalid_grant");
        assertThat(bob.exchanges().status()).isEqualTo(400);
    }

    @Test
    void leavesNoSecretAndNoTokenInAnyLog() {
        Answer exchanged = Person.signsIn(house, "ada@example.com").exchanges();
        get("/api/me", exchanged.text("access_token"));
        get("/api/me", exchanged.text("access_token") + "x");

        assertThat(house.output())
                .doesNotContain(house.tokenSecret)
                .doesNotContain(house.betterAuthSecret)
                .doesNotContain(exchanged.text("access_token"))
                .doesNotContain(exchanged.text("refresh_token"));
    }

    private Answer get(String path, String token) {
        return Person.calls("GET", house.edge() + path, Optional.of(token), "");
    }
}
