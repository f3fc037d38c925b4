package dev.gatehouse.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Helm says after an installation. */
class NotesTest {

    @TempDir
    private Path folder;

    @Test
    void saysWhatIsStillToDo() {
        assertThat(notes("defaults"))
                .contains("helm --namespace edge test gatehouse")
                .contains("https://auth.example.com/realms/main/protocol/openid-connect/token")
                .contains("There are no routes yet")
                .contains("Nothing leads from outside to the adapter")
                .doesNotContain("secrets.values");
    }

    @Test
    void warnsOfWhatIsForATrialAlone() {
        assertThat(notes("trial"))
                .contains("The secrets come from secrets.values")
                .contains("The adapter keeps nothing")
                .doesNotContain("trial-only-");
    }

    @Test
    void isShortWhereAllIsDone() {
        assertThat(notes("production"))
                .doesNotContain("no routes")
                .doesNotContain("secrets.values")
                .doesNotContain("Nothing leads");
    }

    private String notes(String values) {
        return Chart.GATEHOUSE
                .opened(folder)
                .render(Project.read(Project.GOOD_VALUES.resolve(values + "-values.yaml")))
                .get("ConfigMap", "notes")
                .at("/data/notes")
                .asText();
    }
}
